package peyvand.operational.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a customer gives back: a sale of the same product to them, no later than the return, of which at least as
 * much is left; at the same price rather than another, and then the latest. No sale is given back twice.
 */
final class ReturnMatching {

    private static final Comparator<Sale> BY_TIME =
            Comparator.comparing(Sale::at).thenComparing(Sale::line);

    private final List<Sale> sales = new ArrayList<>();
    private final Map<Long, BigDecimal> left = new HashMap<>();

    record Sale(long line, Instant at, BigDecimal quantity, BigDecimal price) {}

    /** @param quantity below zero */
    record Return(
            long line,
            Instant at,
            BigDecimal quantity,
            BigDecimal price,
            @Nullable Long tiedTo) {}

    record Tie(long returned, long sale) {}

    void sold(Sale sale) {
        sales.add(sale);
        left.merge(sale.line(), sale.quantity(), BigDecimal::add);
    }

    /** A return whose sale is known already. */
    void alreadyTied(Return returned) {
        if (returned.tiedTo() != null) {
            left.merge(returned.tiedTo(), returned.quantity(), BigDecimal::add);
        }
    }

    /** @param returns in the order of time */
    List<Tie> match(List<Return> returns) {
        List<Tie> ties = new ArrayList<>();
        for (Return returned : returns) {
            find(returned).ifPresent(sale -> {
                left.merge(sale.line(), returned.quantity(), BigDecimal::add);
                ties.add(new Tie(returned.line(), sale.line()));
            });
        }
        return ties;
    }

    private Optional<Sale> find(Return returned) {
        List<Sale> possible = sales.stream()
                .filter(sale -> !sale.at().isAfter(returned.at()))
                .filter(sale -> left.getOrDefault(sale.line(), BigDecimal.ZERO)
                                .add(returned.quantity())
                                .signum()
                        >= 0)
                .toList();
        return possible.stream()
                .filter(sale -> sale.price().compareTo(returned.price()) == 0)
                .max(BY_TIME)
                .or(() -> possible.stream().max(BY_TIME));
    }
}
