package peyvand.web.forecast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.forecast.Forecast;
import peyvand.analytical.forecast.Sum;
import peyvand.domain.Period;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;

/**
 * What is sold and what will be as columns, one for each period: what was won at the bottom, on it what is open by its
 * probability, and on top what would come if all of it were won; across them what is to be sold. Time runs as the language
 * does.
 */
record ForecastChart(int width, int height, String description, List<Level> levels, List<Column> columns) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 280;
    private static final int ABOVE = 16;
    private static final int BELOW = 32;
    private static final int BESIDE = 24;
    private static final int LETTER = 8;
    private static final int LEVELS = 4;
    private static final double SHARE_OF_COLUMN = 0.56;
    private static final double BEYOND = 6;

    /** A line across, with the amount it stands for. */
    record Level(String y, String from, String to, String labelX, String label) {}

    /** A piece of a column. @param kind of it, as style sheets name it */
    record Piece(String kind, String x, String y, String width, String height) {}

    /**
     * @param href of its parts
     * @param says all of it in words
     * @param target where it is drawn; null where there is none
     */
    record Column(
            String href,
            String says,
            String labelX,
            String labelY,
            String label,
            List<Piece> pieces,
            @Nullable Mark target) {}

    /** A short line across a column. */
    record Mark(String from, String to, String y) {}

    static ForecastChart of(Forecast forecast, ForecastRequest request, String name, Ui ui) {
        return new Drawing(forecast, request, ui).chart(name);
    }

    private static final class Drawing {

        private final Forecast forecast;
        private final ForecastRequest request;
        private final List<Period> periods;
        private final Ui ui;
        private final double step;
        private final double highest;
        private final int margin;

        Drawing(Forecast forecast, ForecastRequest request, Ui ui) {
            this.forecast = forecast;
            this.request = request;
            this.periods = request.ask().periods();
            this.ui = ui;
            double most = IntStream.range(0, periods.size())
                    .boxed()
                    .flatMap(place -> Stream.of(sum(place).best(), target(place)))
                    .filter(Objects::nonNull)
                    .mapToDouble(BigDecimal::doubleValue)
                    .max()
                    .orElse(0);
            this.step = Steps.above(Math.max(most, 1) / LEVELS);
            this.highest = Math.ceil(Math.max(most, 1) / step) * step;
            this.margin = BESIDE + LETTER * label(highest).length();
        }

        ForecastChart chart(String name) {
            List<Column> columns =
                    IntStream.range(0, periods.size()).mapToObj(this::column).toList();
            return new ForecastChart(
                    WIDTH,
                    HEIGHT,
                    ui.message(
                            "forecast.chart",
                            name,
                            PeriodNames.full(periods.get(0), ui),
                            PeriodNames.full(periods.get(periods.size() - 1), ui)),
                    levels(),
                    columns);
        }

        private Sum sum(int place) {
            return forecast.sum(forecast.whole(), place);
        }

        private @Nullable BigDecimal target(int place) {
            return forecast.whole().targets().get(place);
        }

        private List<Level> levels() {
            List<Level> levels = new ArrayList<>();
            for (int i = 0; i <= Math.round(highest / step); i++) {
                double amount = i * step;
                levels.add(new Level(
                        text(y(amount)),
                        text(x(0)),
                        text(x(1)),
                        text(x(0) + (ui.rtl() ? LETTER : -LETTER)),
                        label(amount)));
            }
            return levels;
        }

        private Column column(int place) {
            double middle = x((place + 0.5) / periods.size());
            double width = (WIDTH - margin - BESIDE) * SHARE_OF_COLUMN / periods.size();
            Sum sum = sum(place);
            double closed = sum.closed().doubleValue();
            double expected = sum.expected().doubleValue();
            List<Piece> pieces = new ArrayList<>();
            piece(pieces, "won", 0, closed, middle, width);
            piece(pieces, "weighted", closed, expected, middle, width);
            piece(pieces, "best", expected, sum.best().doubleValue(), middle, width);
            BigDecimal target = target(place);
            Period period = periods.get(place);
            return new Column(
                    request.at(period).link("/forecast") + "#parts",
                    says(period, sum, target),
                    text(middle),
                    text(HEIGHT - LETTER),
                    PeriodNames.full(period, ui),
                    pieces,
                    target == null
                            ? null
                            : new Mark(
                                    text(middle - width / 2 - BEYOND),
                                    text(middle + width / 2 + BEYOND),
                                    text(y(target.doubleValue()))));
        }

        private void piece(List<Piece> pieces, String kind, double from, double to, double middle, double width) {
            if (to > from) {
                pieces.add(new Piece(kind, text(middle - width / 2), text(y(to)), text(width), text(y(from) - y(to))));
            }
        }

        private String says(Period period, Sum sum, @Nullable BigDecimal target) {
            return ui.message(
                    "forecast.column",
                    PeriodNames.full(period, ui),
                    ui.formats().number(sum.closed(), 0),
                    ui.formats().number(sum.weighted(), 0),
                    ui.formats().number(sum.best(), 0),
                    target == null ? "–" : ui.formats().number(target, 0));
        }

        /** @param share of the way from the beginning to the end */
        private double x(double share) {
            double along = margin + share * (WIDTH - margin - BESIDE);
            return ui.rtl() ? WIDTH - along : along;
        }

        private double y(double amount) {
            return ABOVE + (highest - amount) / highest * (HEIGHT - ABOVE - BELOW);
        }

        private String label(double amount) {
            return ui.formats().number(BigDecimal.valueOf(Math.round(amount)));
        }

        private static String text(double coordinate) {
            return String.format(Locale.ROOT, "%.1f", coordinate);
        }
    }
}
