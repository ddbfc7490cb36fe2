package peyvand.web.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import peyvand.domain.JalaliDate;
import peyvand.domain.Months;
import peyvand.operational.market.SeriesPoint;
import peyvand.web.i18n.Ui;

/**
 * A series as a line. Time runs as the language does; the line is broken where months are missing.
 *
 * @param description of the picture, for who does not see it
 * @param lines the points of each unbroken piece
 */
record SeriesChart(
        int width,
        int height,
        String description,
        List<Level> levels,
        List<Tick> ticks,
        List<String> lines,
        List<Dot> dots) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 260;
    private static final int ABOVE = 16;
    private static final int BELOW = 32;
    private static final int BESIDE = 52;
    private static final int LETTER = 8;
    private static final int LEVELS = 4;
    private static final int TICKS = 6;
    private static final int IN_A_YEAR = 12;
    private static final double PADDING = 0.1;

    /** A line across, with the figure it stands for. */
    record Level(String y, String from, String to, String labelX, String label) {}

    /** A month named beneath. */
    record Tick(String x, String y, String label) {}

    record Dot(String x, String y, String label) {}

    /** @param points the latest first, at least one */
    static SeriesChart of(String label, List<SeriesPoint> points, MonthNames names, Ui ui) {
        List<SeriesPoint> inOrder = new ArrayList<>(points);
        inOrder.sort(Comparator.comparing(SeriesPoint::month));
        return new Drawing(inOrder, names, ui).chart(label);
    }

    private static final class Drawing {

        private final List<SeriesPoint> points;
        private final MonthNames names;
        private final Ui ui;
        private final int first;
        private final int last;
        private final double step;
        private final double lowest;
        private final double highest;
        private final int decimals;
        private final int margin;

        Drawing(List<SeriesPoint> points, MonthNames names, Ui ui) {
            this.points = points;
            this.names = names;
            this.ui = ui;
            this.first = number(points.get(0).month());
            this.last = number(points.get(points.size() - 1).month());
            double least = value(lowest()).doubleValue();
            double most = value(highest()).doubleValue();
            double room = least < most ? 0 : Math.max(Math.abs(least) * PADDING, 1);
            this.step = step((most - least + 2 * room) / LEVELS);
            this.lowest = Math.floor((least - room) / step) * step;
            this.highest = Math.ceil((most + room) / step) * step;
            this.decimals = Math.max(0, (int) -Math.floor(Math.log10(step)));
            this.margin = BESIDE
                    + LETTER
                            * Math.max(
                                    0,
                                    Math.max(
                                                    label(lowest).length(),
                                                    label(highest).length())
                                            - LEVELS);
        }

        SeriesChart chart(String label) {
            return new SeriesChart(WIDTH, HEIGHT, description(label), levels(), ticks(), lines(), dots());
        }

        private String description(String label) {
            return ui.message(
                    "market.chart",
                    label,
                    names.name(points.get(0).month()),
                    names.name(points.get(points.size() - 1).month()),
                    said(lowest()),
                    said(highest()),
                    said(points.get(points.size() - 1)));
        }

        private String said(SeriesPoint point) {
            return ui.message("market.inMonth", ui.formats().number(point.value()), names.name(point.month()));
        }

        private List<Level> levels() {
            List<Level> levels = new ArrayList<>();
            int count = (int) Math.round((highest - lowest) / step);
            for (int i = 0; i <= count; i++) {
                double value = lowest + i * step;
                levels.add(new Level(
                        text(y(value)),
                        text(x(0)),
                        text(x(1)),
                        text(x(0) + (ui.rtl() ? LETTER : -LETTER)),
                        label(value)));
            }
            return levels;
        }

        private List<Tick> ticks() {
            int span = last - first;
            int every = Math.max(1, (span + TICKS - 1) / TICKS);
            List<Tick> ticks = new ArrayList<>();
            for (int i = 0; i <= span; i += every) {
                LocalDate month = Months.plus(points.get(0).month(), i, names.jalali());
                ticks.add(new Tick(text(x(share(first + i))), text(HEIGHT - LETTER), names.name(month)));
            }
            return ticks;
        }

        private List<String> lines() {
            List<String> lines = new ArrayList<>();
            StringBuilder piece = new StringBuilder();
            int before = first;
            for (SeriesPoint point : points) {
                int number = number(point.month());
                if (number > before + 1) {
                    lines.add(piece.toString());
                    piece = new StringBuilder();
                }
                piece.append(text(x(point))).append(',').append(text(y(point))).append(' ');
                before = number;
            }
            lines.add(piece.toString());
            return lines.stream().map(String::strip).toList();
        }

        private List<Dot> dots() {
            return points.stream()
                    .map(point -> new Dot(text(x(point)), text(y(point)), said(point)))
                    .toList();
        }

        private SeriesPoint lowest() {
            return points.stream().min(Comparator.comparing(SeriesPoint::value)).orElseThrow();
        }

        private SeriesPoint highest() {
            return points.stream().max(Comparator.comparing(SeriesPoint::value)).orElseThrow();
        }

        private double x(SeriesPoint point) {
            return x(share(number(point.month())));
        }

        /** @param share of the way from the beginning to the end */
        private double x(double share) {
            double along = margin + share * (WIDTH - margin - BESIDE);
            return ui.rtl() ? WIDTH - along : along;
        }

        private double share(int number) {
            return first == last ? 0.5 : (double) (number - first) / (last - first);
        }

        private double y(SeriesPoint point) {
            return y(value(point).doubleValue());
        }

        private double y(double value) {
            return ABOVE + (highest - value) / (highest - lowest) * (HEIGHT - ABOVE - BELOW);
        }

        private String label(double value) {
            return ui.formats().number(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
        }

        /** Months counted through all years. */
        private int number(LocalDate month) {
            if (!names.jalali()) {
                return month.getYear() * IN_A_YEAR + month.getMonthValue();
            }
            JalaliDate date = JalaliDate.of(month);
            return date.year() * IN_A_YEAR + date.month();
        }

        private static BigDecimal value(SeriesPoint point) {
            return point.value();
        }

        /** The next larger of 1, 2, 5, 10, 20, 50 ... */
        private static double step(double least) {
            double magnitude = Math.pow(10, Math.floor(Math.log10(least)));
            double times = least / magnitude;
            return magnitude * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
        }

        private static String text(double coordinate) {
            return String.format(Locale.ROOT, "%.1f", coordinate);
        }
    }
}
