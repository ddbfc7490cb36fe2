package peyvand.web.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.Cursor;
import peyvand.web.form.Field;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/**
 * What a list can show and be asked for.
 *
 * @param name under which a user's choice of columns is kept; the messages {@code list.<name>...} speak of it
 * @param path of its page
 * @param sorts names a request may ask for; a leading minus turns one round. The first is the usual one
 * @param link of a row's record
 * @param builtIns the views every installation has, beside all there is
 * @param filling reads what columns show that no row holds itself
 */
public record ListSpec<R>(
        String name,
        String path,
        List<Column<R>> columns,
        List<Field> filters,
        List<String> sorts,
        Function<R, String> link,
        List<BuiltInView> builtIns,
        Filling<R> filling) {

    /** Reads what the shown columns say of these rows, for all of them at once. */
    @FunctionalInterface
    public interface Filling<R> {
        void fill(List<Column<R>> shown, List<R> rows);
    }

    /** Where a request names the columns it wants to see. */
    static final String COLUMNS = "columns";

    private static final int USUAL_SIZE = 50;
    private static final int BIGGEST_SIZE = 200;

    public ListSpec(
            String name,
            String path,
            List<Column<R>> columns,
            List<Field> filters,
            List<String> sorts,
            Function<R, String> link,
            List<BuiltInView> builtIns) {
        this(name, path, columns, filters, sorts, link, builtIns, (shown, rows) -> {});
    }

    /** This list with further columns, and what fills these, and further filters. */
    public ListSpec<R> and(List<Column<R>> moreColumns, Filling<R> filledBy, List<Field> moreFilters) {
        return new ListSpec<>(
                name,
                path,
                Stream.concat(columns.stream(), moreColumns.stream()).toList(),
                Stream.concat(filters.stream(), moreFilters.stream()).toList(),
                sorts,
                link,
                builtIns,
                filledBy);
    }

    /**
     * Reads what a request asks for. A filter that cannot be read is shown with its problem and lets everything through.
     *
     * @param chosen the columns the user chose, empty if they never did
     * @throws ResponseStatusException 400 where it asks for what is not there
     */
    public ListRequest<R> read(Map<String, String[]> request, List<String> chosen, Formats formats) {
        return read(request, OpenViews.NONE, chosen, formats);
    }

    /** @param request with what the open view says where the request itself says nothing */
    ListRequest<R> read(Map<String, String[]> request, OpenViews views, List<String> chosen, Formats formats) {
        Form form = Form.read(filters, formats, request);
        String sort = one(request, "sort");
        String plain = sort == null ? null : sort.startsWith("-") ? sort.substring(1) : sort;
        if (form.problems().keySet().stream().anyMatch(name -> form.field(name).type() == FieldType.CHOICE)
                || (plain != null && !sorts.contains(plain))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            List<String> asked = known(List.of(request.getOrDefault(COLUMNS, new String[0])));
            List<String> columns = asked.isEmpty() ? views.usualColumns() : asked;
            return new ListRequest<>(
                    this,
                    form,
                    sort,
                    Cursor.decode(one(request, "at")),
                    size(one(request, "size")),
                    chosen(columns.isEmpty() ? chosen : columns),
                    columns,
                    views);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    /** Those of the names that are columns of this list, each once. */
    List<String> known(List<String> names) {
        Set<String> known = columns.stream().map(Column::name).collect(Collectors.toSet());
        return names.stream().filter(known::contains).distinct().toList();
    }

    private List<Column<R>> chosen(List<String> names) {
        List<Column<R>> chosen = new ArrayList<>();
        for (String name : known(names)) {
            columns.stream().filter(column -> column.name().equals(name)).forEach(chosen::add);
        }
        return chosen.isEmpty() ? columns.stream().filter(Column::shown).toList() : chosen;
    }

    private static int size(@Nullable String asked) {
        if (asked == null) {
            return USUAL_SIZE;
        }
        int size = Integer.parseInt(asked);
        if (size < 1) {
            throw new IllegalArgumentException("size");
        }
        return Math.min(size, BIGGEST_SIZE);
    }

    private static @Nullable String one(Map<String, String[]> request, String name) {
        String[] values = request.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }
}
