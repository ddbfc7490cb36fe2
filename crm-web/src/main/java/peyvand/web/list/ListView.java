package peyvand.web.list;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Count;
import peyvand.domain.Slice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** A page of a list as its template shows it: every text ready. */
public record ListView(
        String name,
        String path,
        List<Head> heads,
        List<Row> rows,
        String count,
        @Nullable String previous,
        @Nullable String next,
        String csv,
        String xlsx,
        List<ColumnChoice> choices,
        Form filters,
        boolean filtered,
        String clear,
        List<Choice> bulk,
        String all,
        ViewsView views) {

    private static final Set<String> IMPORTABLE = Set.of("customers", "contacts", "products", "orders");

    /** Whether files of such records can be brought in. */
    public boolean isImportable() {
        return IMPORTABLE.contains(name);
    }

    /** Whether there are filters that an administrator has named, beside those every such list has. */
    public boolean isFurther() {
        return filters.fields().stream().anyMatch(field -> field.label() != null);
    }

    public boolean isFurtherFiltered() {
        return filters.fields().stream()
                .anyMatch(field ->
                        field.label() != null && !filters.value(field.name()).isEmpty());
    }

    /** What can be done with many of its records at once. */
    public record Choice(String value, String label) {}

    public boolean picking() {
        return !bulk.isEmpty();
    }

    /** @param state {@code ascending}, {@code descending}, or null where the list is not sorted by it */
    public record Head(
            String label,
            boolean number,
            @Nullable String href,
            @Nullable String state) {}

    /** @param id to be picked by, for what is done to many records at once; null where nothing is */
    public record Row(String href, @Nullable String id, List<Cell> cells) {}

    /** @param css null for plain text */
    public record Cell(@Nullable String css, String text, boolean link) {}

    public record ColumnChoice(String name, String label, boolean chosen) {}

    static <R> ListView of(ListRequest<R> request, Slice<R> slice, Supplier<Count> counting, List<Choice> bulk, Ui ui) {
        Count count = slice.previous() == null && slice.next() == null
                ? new Count(slice.rows().size(), false)
                : counting.get();
        ListSpec<R> spec = request.spec();
        List<Column<R>> columns = request.columns();
        boolean picking = !bulk.isEmpty();
        List<Row> rows = new ArrayList<>(slice.rows().size());
        for (R row : slice.rows()) {
            List<Cell> cells = new ArrayList<>(columns.size());
            for (Column<R> column : columns) {
                cells.add(cell(column, row, ui));
            }
            String href = spec.link().apply(row);
            rows.add(new Row(href, picking ? href.substring(href.lastIndexOf('/') + 1) : null, cells));
        }
        boolean filtered = request.filters().fields().stream()
                .anyMatch(field -> !request.filters().value(field.name()).isEmpty());
        ViewsView views = ViewsView.of(request, ui);
        return new ListView(
                spec.name(),
                spec.path(),
                columns.stream().map(column -> head(request, column, ui)).toList(),
                rows,
                ui.formats().number(count.number()) + (count.capped() ? "+" : ""),
                slice.previous() == null ? null : request.link(spec.path(), request.sort(), slice.previous()),
                slice.next() == null ? null : request.link(spec.path(), request.sort(), slice.next()),
                request.link(spec.path() + "/export.csv", request.sort(), null),
                request.link(spec.path() + "/export.xlsx", request.sort(), null),
                spec.columns().stream()
                        .map(column -> new ColumnChoice(column.name(), column.heading(ui), columns.contains(column)))
                        .toList(),
                request.filters(),
                filtered,
                views.tabs().isEmpty() ? spec.path() : views.tabs().get(0).href(),
                bulk,
                all(count, ui),
                views);
    }

    /** How all of a list are offered to be changed at once. */
    public static String all(Count count, Ui ui) {
        return ui.message(count.capped() ? "bulk.all.first" : "bulk.all", count.number());
    }

    private static <R> Head head(ListRequest<R> request, Column<R> column, Ui ui) {
        boolean number = column.kind() == Column.Kind.NUMBER || column.kind() == Column.Kind.MONEY;
        if (column.sort() == null) {
            return new Head(column.heading(ui), number, null, null);
        }
        boolean sorted = column.sort().equals(request.sortName());
        String other = sorted && !request.turned() ? "-" + column.sort() : column.sort();
        return new Head(
                column.heading(ui),
                number,
                request.link(request.spec().path(), other, null),
                sorted ? (request.turned() != number ? "descending" : "ascending") : null);
    }

    private static <R> Cell cell(Column<R> column, R row, Ui ui) {
        Object value = column.value().apply(row);
        return switch (column.kind()) {
            case NAME -> new Cell(null, text(value), true);
            case TEXT -> new Cell(null, text(value), false);
            case CODE -> new Cell("code", text(value), false);
            case NUMBER -> new Cell("num", ui.formats().number((Number) value), false);
            case MONEY -> new Cell("num", money(value, ui), false);
            case DATE ->
                new Cell(
                        "text-nowrap",
                        value instanceof Instant at
                                ? ui.formats().date(at)
                                : ui.formats().date((LocalDate) value),
                        false);
            case TIME -> new Cell("text-nowrap", ui.formats().dateTime((Instant) value), false);
            case COUNTRY -> new Cell(null, ui.formats().country((String) value), false);
            case CHOICE ->
                new Cell(null, value == null ? "" : ui.message("choice." + column.name() + "." + value), false);
        };
    }

    private static String money(@Nullable Object value, Ui ui) {
        return value == null
                ? ""
                : value instanceof Money money
                        ? ui.formats().money(money.amount(), money.currency())
                        : ui.formats().money((BigDecimal) value, ui.baseCurrency());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
