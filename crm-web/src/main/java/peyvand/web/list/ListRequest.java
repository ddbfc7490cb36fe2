package peyvand.web.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Sort;
import peyvand.domain.Cursor;
import peyvand.domain.Slice;
import peyvand.web.form.Field;
import peyvand.web.form.Form;

/**
 * What somebody wants to see of a list.
 *
 * @param sort as in the request, a leading minus turns it round; null: as usual
 * @param cursor where the page begins; null: at the beginning
 * @param askedColumns names of the columns the request or its view asks for; none: those the user chose
 * @param views that can be opened, and the one that is
 */
public record ListRequest<R>(
        ListSpec<R> spec,
        Form filters,
        @Nullable String sort,
        @Nullable Cursor cursor,
        int size,
        List<Column<R>> columns,
        List<String> askedColumns,
        OpenViews views) {

    private static final int ROWS_AT_ONCE = 500;

    /** The sort asked for, out of an enum whose names are those of the request in capitals. */
    public <E extends Enum<E>> Sort sort(Class<E> sorts, Function<E, Sort> as) {
        Sort usual = as.apply(Enum.valueOf(sorts, sortName().toUpperCase(Locale.ROOT)));
        return sort != null && sort.startsWith("-") ? usual.direction(!usual.descending()) : usual;
    }

    /** The rows of a page, once what its columns show is read. */
    Slice<R> filled(Slice<R> slice) {
        spec.filling().fill(columns, slice.rows());
        return slice;
    }

    /** The rows of a file, with what its columns show read for some hundred of them at a time. */
    Export.Rows<R> filled(Export.Rows<R> rows) {
        return consumer -> {
            List<R> some = new ArrayList<>(ROWS_AT_ONCE);
            Runnable flush = () -> {
                spec.filling().fill(columns, some);
                some.forEach(consumer);
                some.clear();
            };
            rows.each(row -> {
                some.add(row);
                if (some.size() == ROWS_AT_ONCE) {
                    flush.run();
                }
            });
            flush.run();
        };
    }

    String sortName() {
        String name = sort == null ? spec.sorts().get(0) : sort;
        return name.startsWith("-") ? name.substring(1) : name;
    }

    boolean turned() {
        return sort != null && sort.startsWith("-");
    }

    /** The same list with other filters, from its beginning. */
    public ListRequest<R> filteredBy(Form others) {
        return new ListRequest<>(spec, others, sort, null, size, columns, askedColumns, views);
    }

    /** By what the list shows what it shows. */
    public List<Parameter> filtering() {
        return filters.fields().stream()
                .map(field -> new Parameter(field.name(), filters.value(field.name())))
                .filter(filter -> !filter.value().isEmpty())
                .toList();
    }

    /** Whether it shows something else than the open view, or than all where none is open. */
    boolean changed() {
        return !differences(sort).isEmpty() || !askedColumns.equals(views.usualColumns());
    }

    /** A link to this list in the same view and with the same filters. */
    public String link(String path, @Nullable String sortedBy, @Nullable Cursor at) {
        List<Parameter> parameters = new ArrayList<>();
        if (views.open() != null) {
            parameters.add(new Parameter(Lists.VIEW, views.open()));
        }
        parameters.addAll(differences(sortedBy));
        if (!askedColumns.equals(views.usualColumns())) {
            askedColumns.forEach(name -> parameters.add(new Parameter(ListSpec.COLUMNS, name)));
        }
        if (at != null) {
            parameters.add(new Parameter("at", at.encode()));
        }
        return Parameter.link(path, parameters);
    }

    /** What has to be said beyond the view to see this list in an order: a word taken back is an empty one. */
    List<Parameter> differences(@Nullable String sortedBy) {
        List<Parameter> differences = new ArrayList<>();
        for (Field field : filters.fields()) {
            add(differences, field.name(), filters.value(field.name()));
        }
        add(differences, ViewParameters.SORT, sortedBy == null ? "" : sortedBy);
        return differences;
    }

    private void add(List<Parameter> differences, String name, String value) {
        if (!value.equals(views.usually(name))) {
            differences.add(new Parameter(name, value));
        }
    }
}
