package peyvand.web.forecast;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.forecast.Forecast;
import peyvand.analytical.forecast.Outlook;
import peyvand.analytical.forecast.Range;
import peyvand.analytical.forecast.Sum;
import peyvand.domain.Period;
import peyvand.domain.Seller;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;

/**
 * The forecast in the words and figures of whoever reads it.
 *
 * @param periods of the whole
 * @param parts in the period that is looked at
 * @param range of what will come in it; null where nothing can be said of it
 */
record ForecastView(
        String name,
        String at,
        List<Line> periods,
        List<Line> parts,
        Line now,
        @Nullable RangeView range,
        Apart overdue,
        Apart undated) {

    /**
     * One period of the whole, or one part in a period.
     *
     * @param href of the same in more detail; null where there is none
     * @param gap what is missing to the target; with a plus where more is expected than it
     * @param missing whether something is missing
     */
    record Line(
            String name,
            @Nullable String href,
            boolean current,
            Cell closed,
            Cell weighted,
            String expected,
            Cell best,
            String target,
            String gap,
            boolean missing,
            @Nullable String late) {}

    /** @param href of the opportunities behind it; null where there is no list of them */
    record Cell(String text, @Nullable String href) {}

    record RangeView(String low, String high, String percent) {}

    /** Opportunities that are told apart: how many, and what they would come to. */
    record Apart(
            String number,
            String weighted,
            String full,
            @Nullable String href,
            boolean any) {}

    static ForecastView of(Forecast forecast, ForecastRequest request, OpportunityLinks links, Ui ui) {
        return new Writing(forecast, request, links, ui).view();
    }

    private record Writing(Forecast forecast, ForecastRequest request, OpportunityLinks links, Ui ui) {

        ForecastView view() {
            List<Period> periods = request.ask().periods();
            Outlook whole = forecast.whole();
            int at = periods.indexOf(request.at());
            return new ForecastView(
                    name(whole),
                    PeriodNames.full(request.at(), ui),
                    IntStream.range(0, periods.size())
                            .mapToObj(place -> line(
                                    whole,
                                    place,
                                    PeriodNames.full(periods.get(place), ui),
                                    request.at(periods.get(place)).link("/forecast") + "#parts"))
                            .toList(),
                    forecast.parts().stream()
                            .map(part ->
                                    line(part, at, name(part), part.seller() == null ? null : drill(part.seller())))
                            .toList(),
                    line(whole, at, PeriodNames.full(request.at(), ui), null),
                    Range.of(forecast.sum(whole, at))
                            .map(range -> new RangeView(
                                    money(range.low()),
                                    money(range.high()),
                                    ui.formats().number(Range.PERCENT)))
                            .orElse(null),
                    apart(whole.overdue(), links.overdue(whole.seller())),
                    apart(whole.undated(), links.undated(whole.seller())));
        }

        private String drill(Seller seller) {
            return request.of(seller).link("/forecast");
        }

        private String name(Outlook outlook) {
            Seller seller = outlook.seller();
            return seller == null
                    ? ui.message("forecast.nobody")
                    : seller.equals(Seller.COMPANY) ? ui.message("target.company") : outlook.name();
        }

        private Line line(Outlook outlook, int place, String name, @Nullable String href) {
            Sum sum = forecast.sum(outlook, place);
            Period period = request.ask().periods().get(place);
            Seller seller = outlook.seller();
            boolean current = forecast.current() != null && forecast.current() == place;
            String open = current ? links.openByThen(seller, period) : links.open(seller, period);
            BigDecimal gap = forecast.gap(outlook, place);
            return new Line(
                    name,
                    href,
                    current,
                    cell(sum.closed(), links.won(seller, period)),
                    cell(sum.weighted(), open),
                    figure(sum.expected()),
                    cell(sum.best(), open),
                    figure(outlook.targets().get(place)),
                    gap == null ? "" : gap(gap),
                    gap != null && gap.signum() > 0,
                    current && outlook.overdue().open() > 0
                            ? ui.message(
                                    "forecast.late",
                                    outlook.overdue().open(),
                                    figure(outlook.overdue().weighted()))
                            : null);
        }

        private String gap(BigDecimal gap) {
            return gap.signum() > 0 ? figure(gap) : ui.formats().fromTheLeft("+" + figure(gap.negate()));
        }

        private Cell cell(BigDecimal amount, @Nullable String href) {
            return new Cell(figure(amount), amount.signum() == 0 ? null : href);
        }

        private Apart apart(Sum sum, @Nullable String href) {
            return new Apart(
                    ui.formats().number(sum.open()), money(sum.weighted()), money(sum.full()), href, sum.open() > 0);
        }

        /** Nobody plans in cents. */
        private String figure(@Nullable BigDecimal amount) {
            return ui.formats().number(amount, 0);
        }

        private String money(BigDecimal amount) {
            return figure(amount) + "\u00a0" + ui.formats().currency(ui.baseCurrency());
        }
    }
}
