package peyvand.web.performance;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.performance.Days;
import peyvand.analytical.performance.Performance;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;

/** The table of performances as a file. */
final class PerformanceFile {

    private PerformanceFile() {}

    static List<Column<Performance>> columns(Ui ui) {
        return List.of(
                column("performance.colleague", Kind.TEXT, Performance::name, ui),
                column("performance.won", Kind.NUMBER, Performance::won, ui),
                column("performance.amount", Kind.NUMBER, Performance::amount, ui),
                column("performance.lost", Kind.NUMBER, Performance::lost, ui),
                column("performance.days", Kind.NUMBER, one -> half(one.days()), ui),
                column("performance.work", Kind.NUMBER, one -> one.work().all(), ui),
                column("performance.discount", Kind.NUMBER, Performance::discountPercent, ui),
                column("forecast.target", Kind.NUMBER, Performance::target, ui));
    }

    private static @Nullable Long half(@Nullable Days days) {
        return days == null ? null : Long.valueOf(Math.round(days.half()));
    }

    private static Column<Performance> column(
            String key, Kind kind, Function<Performance, ? extends @Nullable Object> value, Ui ui) {
        return Column.<Performance>of(key, kind, value).called(ui.message(key));
    }
}
