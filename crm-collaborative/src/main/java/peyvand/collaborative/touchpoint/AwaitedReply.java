package peyvand.collaborative.touchpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;

/**
 * A customer who waits for an answer.
 *
 * @param words how the message begins, in one line
 * @param since when the first message came that nobody answered
 * @param responsible the name of the customer's owner; null for nobody
 */
public record AwaitedReply(
        CustomerId customer,
        String name,
        Channel channel,
        String words,
        Instant since,
        @Nullable String responsible) {}
