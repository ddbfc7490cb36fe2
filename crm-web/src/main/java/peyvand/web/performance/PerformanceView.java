package peyvand.web.performance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.performance.Days;
import peyvand.analytical.performance.Medians;
import peyvand.analytical.performance.Performance;
import peyvand.analytical.performance.Place;
import peyvand.domain.Period;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.web.forecast.OpportunityLinks;
import peyvand.web.i18n.Ui;

/** Performances in the words and figures of whoever reads them. */
record PerformanceView(Ui ui, OpportunityLinks links, Period period) {

    private static final int HUNDRED = 100;

    /**
     * @param wonHref of the opportunities; null where there is no list of them
     * @param interval of the share
     * @param few whether it says little
     * @param place from how many others they can be told
     */
    record Line(
            String name,
            String href,
            String won,
            @Nullable String wonHref,
            String amount,
            String lost,
            @Nullable String lostHref,
            String rate,
            String interval,
            boolean few,
            String place,
            String days,
            String spread,
            String work,
            String kinds,
            String discount,
            String target,
            String ofTarget) {}

    /** What stands in the middle of the colleagues. */
    record Middle(String colleagues, String amount, String won, String rate, String days, String work) {}

    List<Line> lines(List<Performance> all) {
        Map<StaffId, Place> places = Place.of(all);
        return all.stream().map(one -> line(one, places.get(one.staff()))).toList();
    }

    Line line(Performance one, @Nullable Place place) {
        Seller seller = Seller.of(one.staff());
        boolean decided = one.decided() > 0;
        Days days = one.days();
        return new Line(
                one.name(),
                "/performance/" + one.staff(),
                number(one.won()),
                one.won() == 0 ? null : links.won(seller, period),
                amount(one.amount()),
                number(one.lost()),
                one.lost() == 0 ? null : links.lost(seller, period),
                decided ? percent(one.rate().share()) : "–",
                decided
                        ? ui.message(
                                "performance.between",
                                percent(one.rate().low()),
                                percent(one.rate().high()))
                        : "",
                one.decided() < Place.LEAST,
                place == null ? "" : told(place),
                days == null ? "–" : number(Math.round(days.half())),
                days == null
                        ? ""
                        : ui.message(
                                "performance.spread",
                                number(Math.round(days.quarter())),
                                number(Math.round(days.threeQuarters()))),
                number(one.work().all()),
                ui.message(
                        "performance.kinds",
                        one.work().calls(),
                        one.work().meetings(),
                        one.work().tasks()),
                one.discountPercent() == null ? "–" : hundredth(one.discountPercent()),
                one.target() == null ? "–" : amount(one.target()),
                one.ofTarget() == null ? "" : hundredth(one.ofTarget()));
    }

    Middle middle(Medians medians) {
        Double rate = medians.rate();
        Double days = medians.days();
        return new Middle(
                number(medians.colleagues()),
                ui.formats().number(medians.amount(), 0),
                ui.formats().number(medians.won()),
                rate == null ? "–" : percent(rate),
                days == null ? "–" : number(Math.round(days)),
                ui.formats().number(medians.work()));
    }

    private String told(Place place) {
        if (!place.enough()) {
            return ui.message("performance.place.few", Place.LEAST);
        }
        return place.told()
                ? ui.message("performance.place", place.ahead(), place.behind())
                : ui.message("performance.place.none");
    }

    private String number(long number) {
        return ui.formats().number(number);
    }

    private String amount(BigDecimal amount) {
        return ui.formats().number(amount, 0);
    }

    private String percent(double share) {
        return ui.message("forecast.percent", ui.formats().number(Math.round(share * HUNDRED)));
    }

    private String hundredth(BigDecimal percent) {
        return ui.message("forecast.percent", ui.formats().number(percent));
    }
}
