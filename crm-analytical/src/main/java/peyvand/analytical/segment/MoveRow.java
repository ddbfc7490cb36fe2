package peyvand.analytical.segment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.CustomerId;

/**
 * A customer who joined a segment, or left it.
 *
 * @param at when they did
 * @param left whether they left
 * @param archived whether the customer is
 * @param rule as it read when they came, and {@code why} what they said to the conditions they met then, by their places
 * @param changed whether the rule reads otherwise now
 * @param now as it reads now, and {@code met} what they say to it; of who joined, the same as then
 */
public record MoveRow(
        CustomerId id,
        String number,
        String name,
        @Nullable String owner,
        Instant at,
        boolean left,
        boolean archived,
        Rule rule,
        Map<Integer, String> why,
        boolean changed,
        Rule now,
        Map<Integer, String> met) {}
