package peyvand.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/**
 * Bars that run as the language does, each of one or several parts.
 *
 * @param description of the picture, for who does not see it
 */
public record BarChart(int width, int height, String description, List<Bar> bars) {

    private static final int WIDTH = 600;
    private static final int ROW = 32;
    private static final int THICK = 18;
    private static final int ABOVE = 8;
    private static final int NAMES = 190;
    private static final int FIGURES = 110;
    private static final int GAP = 8;
    private static final int LONGEST_NAME = 26;

    /** What is to be drawn: a name, parts of a length, and what is written behind them. */
    public record Row(String name, List<Part> parts, String figure) {}

    /**
     * @param kind of part, which has its colour
     * @param says what it stands for
     * @param href the records behind it; null for none
     */
    public record Part(
            String kind,
            double length,
            String says,
            @Nullable String href) {}

    public record Bar(String name, String nameX, String figure, String figureX, String middle, List<Piece> pieces) {}

    public record Piece(
            String kind,
            String x,
            String y,
            String width,
            String height,
            String says,
            @Nullable String href) {}

    public static BarChart of(String description, List<Row> rows, Ui ui) {
        double longest = rows.stream().mapToDouble(BarChart::length).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            bars.add(bar(rows.get(i), ABOVE + i * ROW, longest, ui));
        }
        return new BarChart(WIDTH, 2 * ABOVE + rows.size() * ROW, description, bars);
    }

    private static Bar bar(Row row, int top, double longest, Ui ui) {
        double unit = longest > 0 ? (WIDTH - NAMES - FIGURES) / longest : 0;
        List<Piece> pieces = new ArrayList<>();
        double along = NAMES;
        for (Part part : row.parts()) {
            double width = part.length() * unit;
            if (width > 0) {
                pieces.add(new Piece(
                        part.kind(),
                        text(ui.rtl() ? WIDTH - along - width : along),
                        text(top),
                        text(width),
                        text(THICK),
                        part.says(),
                        part.href()));
            }
            along += width;
        }
        return new Bar(
                shortened(row.name()),
                text(across(NAMES - GAP, ui)),
                row.figure(),
                text(across(along + GAP, ui)),
                text(top + THICK / 2.0),
                pieces);
    }

    private static double length(Row row) {
        return row.parts().stream().mapToDouble(Part::length).sum();
    }

    private static double across(double along, Ui ui) {
        return ui.rtl() ? WIDTH - along : along;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
