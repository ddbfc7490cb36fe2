package peyvand.web.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.comparison.Contrast;
import peyvand.analytical.comparison.Contrast.Liking;
import peyvand.analytical.comparison.Contrast.Overlap;
import peyvand.analytical.comparison.Contrast.Share;
import peyvand.analytical.comparison.Contrast.Side;
import peyvand.analytical.comparison.Pair;
import peyvand.analytical.comparison.PeopleFilter.Part;
import peyvand.analytical.comparison.Spread;
import peyvand.analytical.comparison.Trait;
import peyvand.analytical.statistic.Proportion;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;

/** Puts a comparison into words and pictures. */
final class CompareView {

    private static final int SHOWN = 8;
    private static final double HUNDRED = 100;

    private final Pair pair;
    private final String a;
    private final String b;
    private final CompareWords words;
    private final Ui ui;

    CompareView(Pair pair, String a, String b, CompareWords words, Ui ui) {
        this.pair = pair;
        this.a = a;
        this.b = b;
        this.words = words;
        this.ui = ui;
    }

    /** @param notes how exact it is */
    record Page(
            String a,
            String b,
            @Nullable String aHref,
            @Nullable String bHref,
            List<String> notes,
            List<Figure> overlap,
            List<Figures> figures,
            List<TraitView> traits,
            List<LikingView> products,
            List<LikingView> categories) {}

    /** @param more how sure it is; null where it is exact */
    record Figure(
            String label,
            String text,
            @Nullable String more,
            @Nullable String href) {}

    record Figures(String label, Figure a, Figure b) {}

    record TraitView(
            String title,
            BarChart chart,
            List<Figures> rows,
            @Nullable String rest) {}

    record LikingView(String name, String a, String aHref, String b, String bHref, String ratio, String interval) {}

    Page of(Contrast contrast) {
        return new Page(
                a,
                b,
                "/segments/" + pair.a(),
                pair.b() == null ? null : "/segments/" + pair.b(),
                notes(contrast),
                overlap(contrast.overlap()),
                figures(contrast),
                contrast.traits().entrySet().stream()
                        .filter(entry -> entry.getValue().stream().anyMatch(CompareView::known))
                        .map(entry -> trait(entry.getKey(), entry.getValue(), contrast))
                        .toList(),
                likings(contrast.products(), false),
                likings(contrast.categories(), true));
    }

    private static boolean known(Share share) {
        return share.key() != null && !share.key().equals("?-?");
    }

    private List<String> notes(Contrast contrast) {
        List<String> notes = new ArrayList<>();
        note(notes, a, contrast.a());
        note(notes, b, contrast.b());
        if (contrast.a().asked() < contrast.a().size()
                || contrast.b().asked() < contrast.b().size()) {
            notes.add(ui.message(
                    "compare.asked", contrast.a().asked(), contrast.b().asked()));
        }
        return notes;
    }

    private void note(List<String> notes, String name, Side side) {
        if (!side.exact()) {
            notes.add(ui.message("compare.drawn", Ui.isolated(name), side.looked(), side.size()));
        }
    }

    private List<Figure> overlap(Overlap overlap) {
        String sure = overlap.exact() ? null : ui.message("compare.between", overlap.low(), overlap.high());
        List<Figure> figures = new ArrayList<>();
        if (pair.b() != null) {
            figures.add(count(ui.message("compare.both"), overlap.both(), sure, overlap, Part.BOTH));
        }
        figures.add(count(ui.message("compare.only", Ui.isolated(a)), overlap.onlyA(), null, overlap, Part.ONLY_A));
        figures.add(count(ui.message("compare.only", Ui.isolated(b)), overlap.onlyB(), null, overlap, Part.ONLY_B));
        return figures;
    }

    private Figure count(String label, long number, @Nullable String more, Overlap overlap, Part part) {
        String text = overlap.exact() ? ui.formats().number(number) : ui.message("compare.about", number);
        return new Figure(label, text, more, PeopleList.link(pair, part));
    }

    private List<Figures> figures(Contrast contrast) {
        Side one = contrast.a();
        Side other = contrast.b();
        return List.of(
                row("compare.size", size(one, Part.A), size(other, Part.B)),
                row("compare.bought", sum(one, one.amount()), sum(other, other.amount())),
                row("compare.value.sum", sum(one, one.value()), sum(other, other.value())),
                row("compare.value.mean", mean(one.value()), mean(other.value())),
                row("compare.value.median", median(one.value()), median(other.value())),
                row("compare.atRisk", sum(one, one.atRisk()), sum(other, other.atRisk())),
                row("compare.repeat", share(one.repeat(), one.exact()), share(other.repeat(), other.exact())));
    }

    private Figures row(String key, Figure one, Figure other) {
        return new Figures(ui.message(key), one, other);
    }

    private Figure size(Side side, Part part) {
        String text = side.exact() ? ui.formats().number(side.size()) : ui.message("compare.about", side.size());
        return new Figure(text, text, null, PeopleList.link(pair, part));
    }

    private Figure sum(Side side, Spread spread) {
        if (spread.count() == 0) {
            return nothing();
        }
        double scale = side.scale();
        double sum = spread.sum() * scale;
        double reach = spread.reach() * spread.count() * scale;
        return interval(money(sum), spread.exact(), money(sum - reach), money(sum + reach));
    }

    private Figure mean(Spread spread) {
        return spread.count() == 0
                ? nothing()
                : interval(
                        money(spread.mean()),
                        spread.exact(),
                        money(spread.mean() - spread.reach()),
                        money(spread.mean() + spread.reach()));
    }

    private Figure median(Spread spread) {
        return spread.count() == 0
                ? nothing()
                : interval(
                        money(spread.median()), spread.exact(), money(spread.medianLow()), money(spread.medianHigh()));
    }

    private Figure share(Proportion share, boolean exact) {
        return share.of() == 0
                ? nothing()
                : interval(percent(share.share()), exact, percent(share.low()), percent(share.high()));
    }

    private Figure interval(String text, boolean exact, String low, String high) {
        return new Figure(text, text, exact ? null : ui.message("compare.between", low, high), null);
    }

    private static Figure nothing() {
        return new Figure("–", "–", null, null);
    }

    private TraitView trait(Trait trait, List<Share> shares, Contrast contrast) {
        List<Share> shown =
                new ArrayList<>(trait == Trait.DEMOGRAPHY ? shares : shares.subList(0, Math.min(SHOWN, shares.size())));
        if (trait == Trait.DEMOGRAPHY) {
            shown.sort(Comparator.comparing(share -> Objects.requireNonNullElse(share.key(), "~")));
        }
        List<Row> bars = new ArrayList<>();
        List<Figures> rows = new ArrayList<>();
        for (Share share : shown) {
            String name = words.of(trait, share.key());
            Figure one = cell(trait, share, share.a(), contrast.a(), Part.A);
            Figure other = cell(trait, share, share.b(), contrast.b(), Part.B);
            rows.add(new Figures(name, one, other));
            bars.add(bar(name, name, a, "won", share.a(), one));
            bars.add(bar("", name, b, "lost", share.b(), other));
        }
        String title = ui.message("choice.compareTrait." + trait);
        return new TraitView(
                title,
                BarChart.of(ui.message("compare.picture", title, a, b), bars, ui),
                rows,
                shown.size() == shares.size() ? null : ui.message("compare.rest", shares.size() - shown.size()));
    }

    private Figure cell(Trait trait, Share share, Proportion part, Side side, Part which) {
        if (part.of() == 0) {
            return nothing();
        }
        String text = ui.message("compare.cell", Math.round(part.count()), percent(part.share()));
        String more = side.exact() ? null : ui.message("compare.between", percent(part.low()), percent(part.high()));
        String href = part.count() == 0 ? null : PeopleList.link(pair, which, trait, share.key());
        return new Figure(text, percent(part.share()), more, href);
    }

    private Row bar(String shown, String name, String side, String kind, Proportion part, Figure cell) {
        double length = part.of() == 0 ? 0 : part.share();
        return new Row(
                shown,
                List.of(new BarChart.Part(
                        kind,
                        length,
                        ui.message("compare.bar", Ui.isolated(side), Ui.isolated(name), cell.label()),
                        cell.href())),
                cell.text());
    }

    private List<LikingView> likings(List<Liking> likings, boolean category) {
        return likings.stream()
                .map(liking -> new LikingView(
                        liking.name(),
                        likes(liking.ratio().one()),
                        PeopleList.link(pair, Part.A, liking, category),
                        likes(liking.ratio().other()),
                        PeopleList.link(pair, Part.B, liking, category),
                        times(liking.ratio().ratio()),
                        ui.message(
                                "compare.between",
                                times(liking.ratio().low()),
                                times(liking.ratio().high()))))
                .toList();
    }

    private String likes(Proportion part) {
        return ui.message("compare.cell", Math.round(part.count()), percent(part.share()));
    }

    private String times(double ratio) {
        return ui.message("compare.times", ui.formats().number(ratio, ratio < 1 ? 2 : 1));
    }

    private String percent(double share) {
        return ui.message("compare.percent", ui.formats().number(share * HUNDRED, 1));
    }

    private String money(double amount) {
        return ui.formats().wholeMoney(amount, ui.baseCurrency());
    }
}
