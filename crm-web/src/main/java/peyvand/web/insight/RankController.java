package peyvand.web.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.insight.AnalysisRuns;
import peyvand.analytical.insight.Card;
import peyvand.analytical.insight.Dimension;
import peyvand.analytical.insight.InsightSum;
import peyvand.analytical.insight.InsightSums;
import peyvand.analytical.insight.OneRun;
import peyvand.analytical.insight.Score;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.domain.Viewer;
import peyvand.web.chart.CurveChart;
import peyvand.web.chart.HeatMap;
import peyvand.web.i18n.Ui;

/** Customers by recency, frequency and money; by tenths; and in groups that are alike. */
@Controller
@RequestMapping("/insights/ranks")
class RankController {

    private static final int SCORES = 5;
    private static final int TENTHS = 10;

    private final AnalysisRuns runs;
    private final InsightSums sums;
    private final ScoreNotes scores;

    RankController(AnalysisRuns runs, InsightSums sums, ScoreNotes scores) {
        this.runs = runs;
        this.sums = sums;
        this.scores = scores;
    }

    record GroupLine(
            String name, String what, String href, String customers, String share, String amount, String mean) {}

    record DecileLine(String name, String href, String customers, String amount, String share, String upTo) {}

    @GetMapping
    @OneRun
    String show(Viewer viewer, Ui ui, Model model) {
        model.addAttribute(
                "window",
                runs.current().map(run -> AnalysisWindow.of(run, viewer, ui)).orElse(null));
        Card card = runs.card().orElse(null);
        if (card == null || card.ranks() == null) {
            return "insight/ranks";
        }
        model.addAttribute("off", scores.off(ui, Score.GROUPS, Score.CLUSTERS));
        List<InsightSum> grid = sums.by(viewer, Dimension.RECENCY, Dimension.FREQUENCY);
        model.addAttribute("grid", grid.isEmpty() ? null : grid(grid, ui));
        model.addAttribute("cuts", cuts(card.ranks(), ui));
        model.addAttribute("groups", groups(sums.by(viewer, Dimension.GROUP), ui));
        List<InsightSum> deciles = bought(sums.by(viewer, Dimension.DECILE));
        model.addAttribute("deciles", deciles(deciles, ui));
        model.addAttribute("curve", curve(deciles, ui));
        boolean everything = viewer.customers().everything() && viewer.orders().everything();
        model.addAttribute("concentration", everything ? concentration(card.ranks(), ui) : null);
        model.addAttribute("clusters", clusters(card.clusters(), sums.by(viewer, Dimension.CLUSTER), everything, ui));
        return "insight/ranks";
    }

    private static List<InsightSum> bought(List<InsightSum> sums) {
        return sums.stream().filter(sum -> sum.key() != null).toList();
    }

    private static HeatMap grid(List<InsightSum> sums, Ui ui) {
        Map<String, InsightSum> byCell = sums.stream()
                .filter(sum -> sum.key() != null)
                .collect(Collectors.toMap(sum -> sum.key() + " " + sum.keys().get(1), sum -> sum));
        List<String> columns = IntStream.rangeClosed(1, SCORES)
                .mapToObj(f -> ui.message("insight.grid.frequency", f))
                .toList();
        List<String> rows = new ArrayList<>();
        List<List<HeatMap.Value>> values = new ArrayList<>();
        for (int r = SCORES; r >= 1; r--) {
            String recency = Integer.toString(r);
            rows.add(ui.message("insight.grid.recency", r));
            values.add(IntStream.rangeClosed(1, SCORES)
                    .mapToObj(f -> cell(byCell.get(recency + " " + f), recency, Integer.toString(f), ui))
                    .toList());
        }
        return HeatMap.of(ui.message("insight.grid.corner"), columns, rows, values);
    }

    private static HeatMap.Value cell(@Nullable InsightSum sum, String recency, String frequency, Ui ui) {
        if (sum == null) {
            return new HeatMap.Value(0, "", ui.message("insight.grid.nobody"), null);
        }
        String customers = ui.formats().number(sum.customers());
        return new HeatMap.Value(
                sum.customers(),
                customers,
                ui.message(
                        "insight.grid.cell",
                        Integer.parseInt(recency),
                        Integer.parseInt(frequency),
                        customers,
                        InsightCards.money(sum.amount() / sum.customers(), ui)),
                ValueList.link(Dimension.RECENCY, recency, Dimension.FREQUENCY, frequency));
    }

    private static List<String> cuts(Card.RankCard card, Ui ui) {
        String scores = joined(IntStream.rangeClosed(2, SCORES).boxed().toList(), ui);
        return List.of(
                ui.message("insight.cuts.recency", joined(card.recency(), ui), scores),
                ui.message("insight.cuts.frequency", joined(card.frequency(), ui), scores),
                ui.message("insight.cuts.monetary", joined(card.monetary(), ui), scores));
    }

    private static String joined(List<? extends Number> cuts, Ui ui) {
        return cuts.stream()
                .map(cut -> ui.formats().number(Math.round(cut.doubleValue())))
                .collect(Collectors.joining(ui.message("insight.cuts.separator")));
    }

    private static List<GroupLine> groups(List<InsightSum> sums, Ui ui) {
        Map<String, InsightSum> byGroup =
                bought(sums).stream().collect(Collectors.toMap(sum -> String.valueOf(sum.key()), sum -> sum));
        double all = sums.stream().mapToDouble(InsightSum::amount).sum();
        return Arrays.stream(RfmSegment.values())
                .filter(group -> byGroup.containsKey(group.name()))
                .map(group -> line(
                        ui.message("choice.rfmGroup." + group),
                        ui.message("rfm.what." + group),
                        ValueList.link(Dimension.GROUP, group.name()),
                        Objects.requireNonNull(byGroup.get(group.name())),
                        all,
                        ui))
                .toList();
    }

    private static GroupLine line(String name, String what, String href, InsightSum sum, double all, Ui ui) {
        return new GroupLine(
                name,
                what,
                href,
                ui.formats().number(sum.customers()),
                all == 0 ? "–" : AnalysisWindow.percent(sum.amount() / all, ui),
                InsightCards.money(sum.amount(), ui),
                InsightCards.money(sum.amount() / sum.customers(), ui));
    }

    private static List<DecileLine> deciles(List<InsightSum> deciles, Ui ui) {
        double all = deciles.stream().mapToDouble(InsightSum::amount).sum();
        double upTo = 0;
        List<DecileLine> lines = new ArrayList<>();
        for (InsightSum decile : byNumber(deciles)) {
            upTo += decile.amount();
            lines.add(new DecileLine(
                    ui.message("insight.decile.name", Integer.parseInt(String.valueOf(decile.key()))),
                    ValueList.link(Dimension.DECILE, decile.key()),
                    ui.formats().number(decile.customers()),
                    InsightCards.money(decile.amount(), ui),
                    AnalysisWindow.percent(all == 0 ? 0 : decile.amount() / all, ui),
                    AnalysisWindow.percent(all == 0 ? 0 : upTo / all, ui)));
        }
        return lines;
    }

    private static List<InsightSum> byNumber(List<InsightSum> sums) {
        return IntStream.rangeClosed(1, TENTHS)
                .mapToObj(Integer::toString)
                .flatMap(number -> sums.stream().filter(sum -> number.equals(sum.key())))
                .toList();
    }

    private static CurveChart curve(List<InsightSum> deciles, Ui ui) {
        InsightSum all = InsightSum.total(deciles);
        List<CurveChart.Point> points = new ArrayList<>(List.of(new CurveChart.Point(0, 0)));
        double amount = 0;
        int customers = 0;
        for (InsightSum decile : byNumber(deciles)) {
            amount += decile.amount();
            customers += decile.customers();
            points.add(new CurveChart.Point((double) customers / all.customers(), amount / all.amount()));
        }
        return CurveChart.of(ui.message("insight.curve.picture"), points, ui);
    }

    private static @Nullable String concentration(Card.RankCard card, Ui ui) {
        Double gini = card.gini();
        Integer bringing = card.bringing80();
        return gini == null || bringing == null
                ? null
                : ui.message(
                        "insight.concentration",
                        ui.formats().number(bringing),
                        ui.formats().number(gini, 2));
    }

    private static List<GroupLine> clusters(List<Card.Group> groups, List<InsightSum> sums, boolean everything, Ui ui) {
        Map<String, InsightSum> byCluster =
                bought(sums).stream().collect(Collectors.toMap(sum -> String.valueOf(sum.key()), sum -> sum));
        double all = sums.stream().mapToDouble(InsightSum::amount).sum();
        List<GroupLine> lines = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String key = Integer.toString(i + 1);
            InsightSum sum = byCluster.get(key);
            if (sum != null) {
                lines.add(line(
                        clusterName(groups.get(i), ui),
                        everything ? clusterMiddle(groups.get(i), ui) : "",
                        ValueList.link(Dimension.CLUSTER, key),
                        sum,
                        all,
                        ui));
            }
        }
        return lines;
    }

    static String clusterName(Card.Group group, Ui ui) {
        String name = ui.message("insight.cluster." + group.buying())
                + ui.message("insight.cluster.separator")
                + ui.message(group.big() ? "insight.cluster.big" : "insight.cluster.small")
                + ui.message("insight.cluster.separator")
                + ui.message(group.recent() ? "insight.cluster.recent" : "insight.cluster.longAgo");
        return group.place() == 1 ? name : ui.message("insight.cluster.again", name, group.place());
    }

    private static String clusterMiddle(Card.Group group, Ui ui) {
        return ui.message(
                "insight.cluster.middle",
                Math.round(group.recency()),
                ui.formats().number(group.frequency(), 1),
                InsightCards.money(group.monetary(), ui));
    }
}
