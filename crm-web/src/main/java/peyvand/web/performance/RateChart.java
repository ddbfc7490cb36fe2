package peyvand.web.performance;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import peyvand.analytical.performance.Performance;
import peyvand.analytical.statistic.Proportion;
import peyvand.web.i18n.Ui;

/**
 * Shares of won sales, one line for each colleague: a dot, and the interval in which it lies. From nothing to all as the
 * language runs.
 */
record RateChart(int width, int height, String foot, List<Mark> marks, List<Row> rows) {

    private static final int WIDTH = 760;
    private static final int LINE = 30;
    private static final int ABOVE = 10;
    private static final int BELOW = 28;
    private static final int NAMES = 190;
    private static final int BESIDE = 30;
    private static final int LETTER = 8;
    private static final int MARKS = 4;
    private static final int HUNDRED = 100;
    private static final int LONGEST = 24;

    /** A line from top to bottom, with the share it stands for. */
    record Mark(String x, String label) {}

    /** @param says all of it in words */
    record Row(String href, String says, String name, String nameX, String y, String low, String high, String dot) {}

    static RateChart of(List<Performance> all, Ui ui) {
        List<Performance> decided =
                all.stream().filter(one -> one.decided() > 0).toList();
        int height = ABOVE + BELOW + LINE * decided.size();
        return new RateChart(
                WIDTH,
                height,
                text(height - BELOW),
                IntStream.rangeClosed(0, MARKS)
                        .mapToObj(i -> new Mark(
                                text(x((double) i / MARKS, ui)),
                                ui.message("forecast.percent", ui.formats().number(HUNDRED * i / MARKS))))
                        .toList(),
                IntStream.range(0, decided.size())
                        .mapToObj(i -> row(decided.get(i), ABOVE + LINE * i + LINE / 2, ui))
                        .toList());
    }

    private static Row row(Performance one, int y, Ui ui) {
        Proportion rate = one.rate();
        return new Row(
                "/performance/" + one.staff(),
                ui.message(
                        "performance.rate.says",
                        Ui.isolated(one.name()),
                        percent(rate.share(), ui),
                        percent(rate.low(), ui),
                        percent(rate.high(), ui),
                        one.won(),
                        one.decided()),
                one.name().length() > LONGEST ? one.name().substring(0, LONGEST - 1) + "…" : one.name(),
                text(ui.rtl() ? WIDTH - NAMES + LETTER : NAMES - LETTER),
                text(y),
                text(x(rate.low(), ui)),
                text(x(rate.high(), ui)),
                text(x(rate.share(), ui)));
    }

    private static String percent(double share, Ui ui) {
        return ui.formats().number(Math.round(share * HUNDRED));
    }

    private static double x(double share, Ui ui) {
        double along = NAMES + BESIDE / 2.0 + share * (WIDTH - NAMES - 2 * BESIDE);
        return ui.rtl() ? WIDTH - along : along;
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
