package peyvand.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import peyvand.web.i18n.Ui;

/**
 * A curve of shares over shares, both from 0 to 1, beside the straight line of equality. Runs as the language does.
 *
 * @param description of the picture, for who does not see it
 */
public record CurveChart(
        int width, int height, String description, List<Level> levels, List<Tick> ticks, Line equal, String curve) {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 340;
    private static final int ABOVE = 12;
    private static final int BELOW = 40;
    private static final int BESIDE = 56;
    private static final int LETTER = 8;
    private static final int QUARTERS = 4;
    private static final int HUNDRED = 100;

    /** A line across, with the share it stands for. */
    public record Level(Line line, String labelX, String label) {}

    /** A share beneath. */
    public record Tick(String x, String y, String label) {}

    public record Line(String x1, String y1, String x2, String y2) {}

    /** One point of the curve. */
    public record Point(double along, double up) {}

    public static CurveChart of(String description, List<Point> points, Ui ui) {
        List<Level> levels = new ArrayList<>();
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= QUARTERS; i++) {
            double share = (double) i / QUARTERS;
            String label = ui.message("opportunity.percent", Math.round(share * HUNDRED));
            levels.add(new Level(
                    new Line(text(x(0, ui)), text(y(share)), text(x(1, ui)), text(y(share))),
                    text(x(0, ui) + (ui.rtl() ? LETTER : -LETTER)),
                    label));
            ticks.add(new Tick(text(x(share, ui)), text(HEIGHT - BELOW + 2.5 * LETTER), label));
        }
        return new CurveChart(
                WIDTH,
                HEIGHT,
                description,
                levels,
                ticks,
                new Line(text(x(0, ui)), text(y(0)), text(x(1, ui)), text(y(1))),
                points.stream()
                        .map(point -> text(x(point.along(), ui)) + "," + text(y(point.up())))
                        .collect(Collectors.joining(" ")));
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
