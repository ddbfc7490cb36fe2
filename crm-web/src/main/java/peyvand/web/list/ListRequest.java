package peyvand.web.list;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import peyvand.db.sql.Sort;
import peyvand.domain.Cursor;
import peyvand.web.form.Form;

/**
 * What somebody wants to see of a list.
 *
 * @param sort as in the request, a leading minus turns it round; null: as usual
 * @param cursor where the page begins; null: at the beginning
 */
public record ListRequest<R>(
        ListSpec<R> spec,
        Form filters,
        @Nullable String sort,
        @Nullable Cursor cursor,
        int size,
        List<Column<R>> columns) {

    /** The sort asked for, out of an enum whose names are those of the request in capitals. */
    public <E extends Enum<E>> Sort sort(Class<E> sorts, Function<E, Sort> as) {
        Sort usual = as.apply(Enum.valueOf(sorts, sortName().toUpperCase(Locale.ROOT)));
        return sort != null && sort.startsWith("-") ? usual.direction(!usual.descending()) : usual;
    }

    String sortName() {
        String name = sort == null ? spec.sorts().get(0) : sort;
        return name.startsWith("-") ? name.substring(1) : name;
    }

    boolean turned() {
        return sort != null && sort.startsWith("-");
    }

    /** A link to this list with the same filters. */
    public String link(String path, @Nullable String sortedBy, @Nullable Cursor at) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        filters.fields().forEach(field -> {
            String value = filters.value(field.name());
            if (!value.isEmpty()) {
                uri.queryParam(field.name(), "{" + field.name() + "}");
            }
        });
        if (sortedBy != null) {
            uri.queryParam("sort", sortedBy);
        }
        if (at != null) {
            uri.queryParam("at", at.encode());
        }
        return uri.encode()
                .buildAndExpand(filters.fields().stream()
                        .map(field -> filters.value(field.name()))
                        .filter(value -> !value.isEmpty())
                        .toArray())
                .toUriString();
    }
}
