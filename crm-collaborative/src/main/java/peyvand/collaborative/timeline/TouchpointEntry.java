package peyvand.collaborative.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.collaborative.touchpoint.Channel;
import peyvand.collaborative.touchpoint.Direction;
import peyvand.collaborative.touchpoint.Learnt;

/**
 * A contact with the customer.
 *
 * @param body what was said, cut where it is very long
 * @param order the id of the order it was about
 * @param sale what it was about; null where that is a sale to another customer by now
 * @param colleague who had the contact
 * @param recordedBy who wrote it down; null where it came in by itself
 * @param replaces the entry it corrects
 * @param withdraws whether it says of that entry that it should not have been written; the body says why
 * @param replaced whether a later entry corrects it
 * @param files what came with it
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
        @Nullable Sale sale,
        @Nullable String colleague,
        @Nullable String recordedBy,
        Instant recordedAt,
        @Nullable Long replaces,
        boolean withdraws,
        boolean replaced,
        List<AttachedFile> files)
        implements TimelineEntry {

    /** An opportunity. */
    public record Sale(long id, String name) {}

    /**
     * A letter's scan, a message's picture.
     *
     * @param key under which it is fetched
     * @param size in bytes
     * @param thumbnail whether there is a small picture of it
     * @param addedBy the id of the colleague
     */
    public record AttachedFile(String key, String name, long size, boolean thumbnail, long addedBy) {}
}
