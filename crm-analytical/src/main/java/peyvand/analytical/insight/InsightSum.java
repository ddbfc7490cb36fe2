package peyvand.analytical.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers who are alike, counted together. Amounts are in the base currency.
 *
 * @param keys in what they are alike, in the order in which it was asked for; null for whom that does not apply to
 * @param repeaters who bought on more than one day
 * @param amount what they bought so far; returned: took back of it
 * @param value what they are worth within the horizon
 * @param atRisk what would be lost if they stayed away, times how likely that is
 */
public record InsightSum(
        List<@Nullable String> keys,
        int customers,
        int repeaters,
        long orders,
        double amount,
        double returned,
        double value,
        double atRisk) {

    /** The first of {@code keys}. */
    public @Nullable String key() {
        return keys.get(0);
    }

    InsightSum and(InsightSum other) {
        return new InsightSum(
                keys,
                customers + other.customers,
                repeaters + other.repeaters,
                orders + other.orders,
                amount + other.amount,
                returned + other.returned,
                value + other.value,
                atRisk + other.atRisk);
    }

    /** All of them together, without any key. */
    public static InsightSum total(List<InsightSum> sums) {
        return sums.stream().reduce(new InsightSum(List.of(), 0, 0, 0, 0, 0, 0, 0), InsightSum::and);
    }
}
