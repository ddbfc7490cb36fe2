package peyvand.web.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.analytical.insight.CustomerInsight;
import peyvand.analytical.insight.CustomerInsight.Offer;
import peyvand.analytical.insight.CustomerInsight.Scores;
import peyvand.analytical.insight.InsightQueries;
import peyvand.analytical.insight.Tier;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.analytical.segment.SegmentQueries.Belonging;
import peyvand.analytical.segment.Strategy;
import peyvand.domain.CustomerId;
import peyvand.domain.SegmentMembership.Membership;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** What is to be expected of a customer, and what is intended with them, as cards on their page. */
@Component
public class InsightCards {

    private static final int BEST = 5;
    private static final int TENTHS = 10;
    private static final double HUNDRED = 100;
    private static final double VERY_LIKELY = 0.85;
    private static final double LIKELY = 0.6;
    private static final double OPEN = 0.4;
    private static final double UNLIKELY = 0.15;

    private final InsightQueries queries;
    private final SegmentQueries segments;
    private final RoomCards rooms;

    InsightCards(InsightQueries queries, SegmentQueries segments, RoomCards rooms) {
        this.queries = queries;
        this.segments = segments;
        this.rooms = rooms;
    }

    public record Card(List<Chip> chips, List<Figure> figures, List<OfferView> offers, String asOf) {}

    /**
     * @param href others to whom it applies too
     * @param css how it is shown
     */
    public record Chip(String text, String href, String css) {}

    /** @param more in what range, or how sure; null for nothing to add */
    public record Figure(
            String label, String text, @Nullable String more) {}

    /** @param product its id */
    public record OfferView(String product, String name, String href, String because) {}

    /**
     * What is intended with a customer, as they belong to a segment.
     *
     * @param action what is done about it, and where
     */
    public record Intention(String strategy, String segment, String href, String action, String actionHref) {}

    /**
     * Puts into a page what there is to say of a customer: nothing of value and offers before the first analysis, and to who
     * may not see orders.
     */
    public void add(Viewer viewer, CustomerId customer, Ui ui, Model model) {
        List<Belonging> belongings = segments.of(viewer, customer);
        Optional<CustomerInsight> insight = queries.of(viewer, customer);
        model.addAttribute(
                "insight", insight.map(found -> card(found, belongings, ui)).orElse(null));
        model.addAttribute("intentions", intentions(customer, belongings, ui));
        model.addAttribute(
                "room",
                insight.filter(found -> found.room() > 0)
                        .map(found -> rooms.of(viewer, customer, ui))
                        .orElse(null));
    }

    private static Card card(CustomerInsight insight, List<Belonging> belongings, Ui ui) {
        return new Card(
                Stream.concat(chips(insight, ui).stream(), belongings.stream().map(belonging -> chip(belonging, ui)))
                        .toList(),
                figures(insight, ui),
                insight.offers().stream().map(offer -> offer(offer, ui)).toList(),
                insight.refreshedAt() == null
                        ? ui.message("insight.asOf", ui.formats().date(insight.asOf()))
                        : ui.message("insight.freshAt", ui.formats().dateTime(insight.refreshedAt())));
    }

    /** The strategies of their segments, each with what can be done about it. */
    private static List<Intention> intentions(CustomerId customer, List<Belonging> belongings, Ui ui) {
        List<Intention> intentions = new ArrayList<>();
        for (Belonging belonging : belongings) {
            Strategy strategy = belonging.strategy();
            if (strategy != null) {
                intentions.add(intention(customer, belonging.membership(), strategy, ui));
            }
        }
        return intentions;
    }

    private static Intention intention(CustomerId customer, Membership membership, Strategy strategy, Ui ui) {
        return new Intention(
                ui.message("choice.segmentStrategy." + strategy),
                membership.name(),
                "/segments/" + membership.segment(),
                switch (strategy) {
                    case ACQUIRE -> ui.message("strategy.action.meet");
                    case RETAIN -> ui.message("strategy.action.call");
                    case DEVELOP -> ui.message("strategy.action.offer");
                },
                "/activities/new?customer=" + customer + "&kind="
                        + switch (strategy) {
                            case ACQUIRE -> "MEETING";
                            case RETAIN -> "CALL";
                            case DEVELOP -> "TASK";
                        });
    }

    private static List<Chip> chips(CustomerInsight insight, Ui ui) {
        List<Chip> chips = new ArrayList<>();
        String stage = ui.message("choice.lifeStage." + insight.stage());
        chips.add(new Chip(
                since(stage, insight.stageSince(), ui),
                "/values?lifeStage=" + insight.stage(),
                insight.stage() == Stage.AT_RISK || insight.stage() == Stage.LOST ? "warn" : ""));
        Scores scores = insight.scores();
        if (scores != null) {
            chips.add(new Chip(
                    ui.message("choice.rfmGroup." + scores.segment()), "/values?rfmGroup=" + scores.segment(), ""));
        }
        if (insight.tier() != Tier.NONE) {
            chips.add(new Chip(
                    since(ui.message("choice.investTier." + insight.tier()), insight.tierSince(), ui),
                    "/values?investTier=" + insight.tier(),
                    insight.tier() == Tier.HIGH ? "good" : ""));
        }
        return chips;
    }

    private static Chip chip(Belonging belonging, Ui ui) {
        Membership membership = belonging.membership();
        return new Chip(
                ui.message(
                        "insight.since",
                        Ui.isolated(membership.name()),
                        ui.formats().date(membership.since())),
                "/segments/" + membership.segment(),
                "");
    }

    private static String since(String what, @Nullable LocalDate since, Ui ui) {
        return since == null
                ? what
                : ui.message("insight.since", what, ui.formats().date(since));
    }

    private static List<Figure> figures(CustomerInsight insight, Ui ui) {
        Formats formats = ui.formats();
        List<Figure> figures = new ArrayList<>();
        if (insight.lastOn() == null) {
            return figures;
        }
        if (insight.expected() != null) {
            figures.add(new Figure(
                    ui.message("insight.value", insight.horizonMonths()),
                    money(insight.value(), ui),
                    range(insight, ui)));
        }
        Double alive = insight.alive();
        if (alive != null) {
            figures.add(new Figure(
                    ui.message("insight.buysAgain"),
                    ui.message("insight.alive." + words(alive)),
                    ui.message("opportunity.percent", Math.round(alive * HUNDRED))));
        }
        LocalDate next = insight.nextOn();
        if (next != null) {
            figures.add(new Figure(ui.message("insight.next"), formats.date(next), null));
        }
        Double gap = insight.gapDays();
        if (gap != null) {
            figures.add(new Figure(
                    ui.message("insight.gap"),
                    ui.message("purchase.days", Math.max(1, Math.round(gap))),
                    ui.message("insight.silent", ChronoUnit.DAYS.between(insight.lastOn(), insight.asOf()))));
        }
        Scores scores = insight.scores();
        if (scores != null) {
            figures.add(new Figure(
                    ui.message("insight.rfm"),
                    ui.message("insight.rfm.scores", scores.recency(), scores.frequency(), scores.monetary(), BEST),
                    ui.message("insight.decile", scores.decile(), TENTHS)));
        }
        return figures;
    }

    private static @Nullable String range(CustomerInsight insight, Ui ui) {
        Double low = insight.valueLow();
        Double high = insight.valueHigh();
        return low == null || high == null ? null : ui.message("insight.range", money(low, ui), money(high, ui));
    }

    /** How likely it is, in words. */
    static String words(double alive) {
        return alive >= VERY_LIKELY
                ? "VERY_LIKELY"
                : alive >= LIKELY ? "LIKELY" : alive >= OPEN ? "OPEN" : alive >= UNLIKELY ? "UNLIKELY" : "HARDLY";
    }

    private static OfferView offer(Offer offer, Ui ui) {
        return new OfferView(
                offer.product().toString(),
                offer.name(),
                "/products/" + offer.product(),
                ui.message("insight.because", offer.both(), offer.of(), Ui.isolated(offer.becauseName())));
    }

    static String money(double amount, Ui ui) {
        return ui.formats().wholeMoney(amount, ui.baseCurrency());
    }
}
