package peyvand.operational.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Seller;

/**
 * What somebody is to sell in each period of a year.
 *
 * @param name of the colleague or the team; empty for the company
 * @param amounts in the base currency, period by period; null where none is set
 */
public record TargetLine(Seller subject, String name, List<@Nullable BigDecimal> amounts) {

    public TargetLine {
        amounts = Collections.unmodifiableList(new ArrayList<>(amounts));
    }

    /** Of the whole year; null where nothing is set. */
    public @Nullable BigDecimal total() {
        return amounts.stream().filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }
}
