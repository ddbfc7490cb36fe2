package peyvand.collaborative.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.collaborative.touchpoint.Channel;
import peyvand.collaborative.touchpoint.Direction;
import peyvand.collaborative.touchpoint.Learnt;

/**
 * A contact with the customer.
 *
 * @param body what was said, cut where it is very long
 * @param order the id of the order it was about
 * @param colleague who had the contact
 * @param recordedBy who wrote it down; null where it came in by itself
 * @param replaces the entry it corrects
 * @param withdraws whether it says of that entry that it should not have been written; the body says why
 * @param replaced whether a later entry corrects it
 */
public record TouchpointEntry(
        Instant at,
        long id,
        Channel channel,
        @Nullable Direction direction,
        @Nullable String subject,
        @Nullable String body,
        @Nullable String outcome,
        @Nullable Integer minutes,
        Learnt learnt,
        @Nullable Long contact,
        @Nullable String contactName,
        @Nullable Long order,
        @Nullable String orderNumber,
        @Nullable String colleague,
        @Nullable String recordedBy,
        Instant recordedAt,
        @Nullable Long replaces,
        boolean withdraws,
        boolean replaced)
        implements TimelineEntry {}
