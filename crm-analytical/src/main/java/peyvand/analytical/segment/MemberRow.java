package peyvand.analytical.segment;

import java.time.Instant;
import java.util.Map;
import peyvand.domain.CustomerId;

/**
 * A customer who belongs to a segment.
 *
 * @param rule as it read when they came
 * @param why by the places of its conditions, from 0: what they said to those they met
 */
public record MemberRow(
        CustomerId customer, String number, String name, Instant since, Rule rule, Map<Integer, String> why) {}
