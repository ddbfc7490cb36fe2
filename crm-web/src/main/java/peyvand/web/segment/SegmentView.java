package peyvand.web.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.SegmentRow;
import peyvand.analytical.segment.StrategyStanding;
import peyvand.web.i18n.Ui;

/**
 * A segment among others, every text ready.
 *
 * @param share of the revenue, in percent; null where there is none to share, or nobody has reckoned it
 * @param asOf when the amounts were reckoned; null for now
 * @param trend null where there is nothing to draw yet
 */
record SegmentView(
        String id,
        String path,
        String name,
        String members,
        @Nullable String amount,
        @Nullable String share,
        @Nullable String asOf,
        boolean due,
        @Nullable SizeChart trend,
        @Nullable StrategyView strategy) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static SegmentView of(SegmentRow row, Map<LocalDate, Long> sizes, @Nullable StrategyStanding standing, Ui ui) {
        return new SegmentView(
                row.id().toString(),
                "/segments/" + row.id(),
                row.name(),
                ui.formats().number(row.members()),
                row.amount() == null ? null : ui.formats().money(row.amount(), ui.baseCurrency()),
                share(row, ui),
                row.amountsAt() == null ? null : ui.formats().dateTime(row.amountsAt()),
                row.due(),
                SizeChart.of(sizes, ui),
                StrategyView.of(standing, ui));
    }

    private static @Nullable String share(SegmentRow row, Ui ui) {
        if (row.amount() == null
                || row.amountOfAll() == null
                || row.amountOfAll().signum() <= 0) {
            return null;
        }
        BigDecimal percent = row.amount().multiply(HUNDRED).divide(row.amountOfAll(), 1, RoundingMode.HALF_UP);
        return ui.message("segment.percent", percent);
    }
}
