package peyvand.web.forecast;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.forecast.Forecast;
import peyvand.analytical.forecast.Outlook;
import peyvand.analytical.forecast.Sum;
import peyvand.domain.Seller;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;

/** A line of the forecast as a file: one seller in one period. */
record ForecastRow(
        String seller, String period, Sum sum, @Nullable BigDecimal target) {

    /** The whole, and then its parts, each period by period. */
    static List<ForecastRow> of(Forecast forecast, ForecastRequest request, Ui ui) {
        return Stream.concat(Stream.of(forecast.whole()), forecast.parts().stream())
                .flatMap(outlook -> IntStream.range(0, outlook.periods().size())
                        .mapToObj(place -> new ForecastRow(
                                name(outlook, ui),
                                PeriodNames.full(request.ask().periods().get(place), ui),
                                forecast.sum(outlook, place),
                                outlook.targets().get(place))))
                .toList();
    }

    private static String name(Outlook outlook, Ui ui) {
        return outlook.seller() == null
                ? ui.message("forecast.nobody")
                : outlook.seller().equals(Seller.COMPANY) ? ui.message("target.company") : outlook.name();
    }

    static List<Column<ForecastRow>> columns(Ui ui) {
        return List.of(
                column("target.who", Kind.TEXT, ForecastRow::seller, ui),
                column("forecast.period", Kind.TEXT, ForecastRow::period, ui),
                column("forecast.closed", Kind.NUMBER, row -> row.sum().closed(), ui),
                column("forecast.weighted", Kind.NUMBER, row -> row.sum().weighted(), ui),
                column("forecast.expected", Kind.NUMBER, row -> row.sum().expected(), ui),
                column("forecast.best", Kind.NUMBER, row -> row.sum().best(), ui),
                column("forecast.target", Kind.NUMBER, ForecastRow::target, ui));
    }

    private static Column<ForecastRow> column(
            String key, Kind kind, Function<ForecastRow, ? extends @Nullable Object> value, Ui ui) {
        return Column.<ForecastRow>of(key, kind, value).called(ui.message(key));
    }
}
