package peyvand.web.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import peyvand.analytical.chance.Bin;
import peyvand.web.i18n.Ui;

/**
 * What was foretold beside what came. Where all is right the dots lie on the line from corner to corner, give or take
 * their bars. Percent run as the language does.
 *
 * @param description of the picture, for who does not see it
 */
record ReliabilityChart(
        int width, int height, String description, List<Level> levels, List<Tick> ticks, Line right, List<Dot> dots) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 380;
    private static final int ABOVE = 12;
    private static final int BELOW = 40;
    private static final int BESIDE = 56;
    private static final int LETTER = 8;
    private static final int QUARTERS = 4;
    private static final int HUNDRED = 100;

    /** A line across, with the figure it stands for. */
    record Level(Line line, String labelX, String label) {}

    /** A figure beneath. */
    record Tick(String x, String y, String label) {}

    record Line(String x1, String y1, String x2, String y2) {}

    /** @param bar between what the share lies */
    record Dot(String x, String y, Line bar, String label) {}

    static ReliabilityChart of(List<Bin> bins, Ui ui) {
        List<Level> levels = new ArrayList<>();
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= QUARTERS; i++) {
            double share = (double) i / QUARTERS;
            levels.add(new Level(
                    line(0, share, 1, share, ui), text(x(0, ui) + (ui.rtl() ? LETTER : -LETTER)), percent(share, ui)));
            ticks.add(new Tick(text(x(share, ui)), text(HEIGHT - BELOW + 2.5 * LETTER), percent(share, ui)));
        }
        return new ReliabilityChart(
                WIDTH,
                HEIGHT,
                ui.message("chance.chart", bins.size()),
                levels,
                ticks,
                line(0, 0, 1, 1, ui),
                bins.stream().map(bin -> dot(bin, ui)).toList());
    }

    private static Dot dot(Bin bin, Ui ui) {
        return new Dot(
                text(x(bin.foretold(), ui)),
                text(y(bin.won())),
                line(bin.foretold(), bin.low(), bin.foretold(), bin.high(), ui),
                ui.message(
                        "chance.bin",
                        bin.opportunities(),
                        percent(bin.foretold(), ui),
                        percent(bin.won(), ui),
                        percent(bin.low(), ui),
                        percent(bin.high(), ui)));
    }

    static String percent(double share, Ui ui) {
        return ui.message("opportunity.percent", Math.round(share * HUNDRED));
    }

    private static Line line(double fromX, double fromY, double toX, double toY, Ui ui) {
        return new Line(text(x(fromX, ui)), text(y(fromY)), text(x(toX, ui)), text(y(toY)));
    }

    private static double x(double share, Ui ui) {
        double along = BESIDE + share * (WIDTH - 2 * BESIDE);
        return ui.rtl() ? WIDTH - along : along;
    }

    private static double y(double share) {
        return ABOVE + (1 - share) * (HEIGHT - ABOVE - BELOW);
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
