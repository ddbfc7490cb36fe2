package peyvand.web.forecast;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import peyvand.analytical.forecast.Hindsight;
import peyvand.analytical.forecast.Hindsight.Day;
import peyvand.domain.Period;
import peyvand.web.i18n.Ui;

/**
 * How the forecast of a month went on: what was expected and what was won, day by day, and across it what came. Time runs as
 * the language does.
 */
record HindsightChart(
        int width,
        int height,
        String description,
        List<Level> levels,
        List<Tick> ticks,
        String expected,
        String won,
        String came) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 260;
    private static final int ABOVE = 16;
    private static final int BELOW = 32;
    private static final int BESIDE = 32;
    private static final int LETTER = 8;
    private static final int LEVELS = 4;
    private static final int DAYS_OF_A_TICK = 7;

    /** A line across, with the amount it stands for. */
    record Level(String y, String from, String to, String labelX, String label) {}

    /** A day named beneath. */
    record Tick(String x, String y, String label) {}

    static HindsightChart of(Hindsight hindsight, Period month, String description, Ui ui) {
        return new Drawing(hindsight, month, ui).chart(description);
    }

    private static final class Drawing {

        private final Hindsight hindsight;
        private final Period month;
        private final Ui ui;
        private final double came;
        private final double step;
        private final double highest;
        private final int margin;

        Drawing(Hindsight hindsight, Period month, Ui ui) {
            this.hindsight = hindsight;
            this.month = month;
            this.ui = ui;
            this.came = hindsight.whole().came().doubleValue();
            double most = hindsight.days().stream()
                    .mapToDouble(day -> day.expected().doubleValue())
                    .reduce(Math.max(came, 1), Math::max);
            this.step = Steps.above(most / LEVELS);
            this.highest = Math.ceil(most / step) * step;
            this.margin = BESIDE + LETTER * ui.formats().number(highest, 0).length();
        }

        HindsightChart chart(String description) {
            return new HindsightChart(
                    WIDTH,
                    HEIGHT,
                    description,
                    levels(),
                    ticks(),
                    line(day -> day.expected().doubleValue()),
                    line(day -> day.closed().doubleValue()),
                    text(y(came)));
        }

        private List<Level> levels() {
            List<Level> levels = new ArrayList<>();
            for (int i = 0; i <= Math.round(highest / step); i++) {
                levels.add(new Level(
                        text(y(i * step)),
                        text(x(0)),
                        text(x(1)),
                        text(x(0) + (ui.rtl() ? LETTER : -LETTER)),
                        ui.formats().number(i * step, 0)));
            }
            return levels;
        }

        private List<Tick> ticks() {
            return month.first()
                    .datesUntil(month.last().plusDays(1), java.time.Period.ofDays(DAYS_OF_A_TICK))
                    .map(day -> new Tick(
                            text(x(share(ChronoUnit.DAYS.between(month.first(), day)))),
                            text(HEIGHT - LETTER),
                            ui.formats().date(day)))
                    .toList();
        }

        private String line(ToDoubleFunction<Day> amount) {
            return hindsight.days().stream()
                    .map(day -> text(x(share(ChronoUnit.DAYS.between(month.first(), day.day())))) + ","
                            + text(y(amount.applyAsDouble(day))))
                    .collect(Collectors.joining(" "));
        }

        private double share(long days) {
            return (double) days / ChronoUnit.DAYS.between(month.first(), month.last());
        }

        private double x(double share) {
            double along = margin + share * (WIDTH - margin - 2 * BESIDE);
            return ui.rtl() ? WIDTH - along : along;
        }

        private double y(double amount) {
            return ABOVE + (highest - amount) / highest * (HEIGHT - ABOVE - BELOW);
        }

        private static String text(double coordinate) {
            return String.format(Locale.ROOT, "%.1f", coordinate);
        }
    }
}
