package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Seller;

/**
 * What one seller will sell, as far as the viewer sees it.
 *
 * @param seller null: what nobody answers for, and what those do whom the viewer sees in no team
 * @param name of the colleague or the team; empty for the company
 * @param periods by the day on which they were won or are expected to be decided; of open ones, those not overdue
 * @param overdue open although they were to be decided before today
 * @param undated open without such a day
 * @param targets of each period; null where there is none
 */
public record Outlook(
        @Nullable Seller seller,
        String name,
        List<Sum> periods,
        Sum overdue,
        Sum undated,
        List<@Nullable BigDecimal> targets) {

    public Outlook {
        periods = List.copyOf(periods);
        targets = Collections.unmodifiableList(new ArrayList<>(targets));
    }

    boolean isNothing() {
        return periods.stream().allMatch(Sum::isNothing)
                && overdue.isNothing()
                && undated.isNothing()
                && targets.stream().allMatch(target -> target == null);
    }
}
