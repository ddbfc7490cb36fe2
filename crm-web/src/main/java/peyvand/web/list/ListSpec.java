package peyvand.web.list;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
 */
public record ListSpec<R>(
        String name,
        String path,
        List<Column<R>> columns,
        List<Field> filters,
        List<String> sorts,
        Function<R, String> link) {

    private static final int USUAL_SIZE = 50;
    private static final int BIGGEST_SIZE = 200;

    /**
     * Reads what a request asks for. A filter that cannot be read is shown with its problem and lets everything through.
     *
     * @param chosen the columns the user chose, empty if they never did
     * @throws ResponseStatusException 400 where it asks for what is not there
     */
    public ListRequest<R> read(Map<String, String[]> request, List<String> chosen, Formats formats) {
        Form form = Form.read(filters, formats, request);
        String sort = one(request, "sort");
        String plain = sort == null ? null : sort.startsWith("-") ? sort.substring(1) : sort;
        if (form.problems().keySet().stream().anyMatch(name -> form.field(name).type() == FieldType.CHOICE)
                || (plain != null && !sorts.contains(plain))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            return new ListRequest<>(
                    this, form, sort, Cursor.decode(one(request, "at")), size(one(request, "size")), chosen(chosen));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private List<Column<R>> chosen(List<String> names) {
        List<Column<R>> chosen = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
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
