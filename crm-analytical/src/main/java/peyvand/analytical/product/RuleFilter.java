package peyvand.analytical.product;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Sql;
import peyvand.domain.ProductId;

/**
 * Which rules a list shows; null means any.
 *
 * @param product that a rule is about, on either side
 * @param leastBoth in so many baskets lies all of it, at least
 * @param leastConfidence in hundredths
 */
public record RuleFilter(
        @Nullable ProductId product,
        @Nullable Integer leastBoth,
        @Nullable BigDecimal leastConfidence,
        @Nullable BigDecimal leastLift) {

    public static final RuleFilter NONE = new RuleFilter(null, null, null, null);

    /** Of rules {@code r}. */
    Sql apply(Sql sql) {
        return sql.andIf(
                        "(r.antecedent @> array[:product]::bigint[] or r.consequent = :product)",
                        "product",
                        product == null ? null : product.value())
                .andIf("r.both_in >= :least_both", "least_both", leastBoth)
                .andIf("r.confidence * 100 >= :least_confidence", "least_confidence", leastConfidence)
                .andIf("r.lift >= :least_lift", "least_lift", leastLift);
    }
}
