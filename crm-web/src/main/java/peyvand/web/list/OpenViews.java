package peyvand.web.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ViewId;

/**
 * The views of a list that somebody may open, and the one they have open.
 *
 * @param start key of the one the list begins with
 * @param open key of the one that is open; null where the list was asked for without a view
 */
record OpenViews(
        List<View> views, @Nullable String start, @Nullable String open) {

    /** The key of all there is. */
    static final String ALL = "all";

    static final OpenViews NONE = new OpenViews(List.of(), null, null);

    /**
     * @param key in addresses
     * @param id null for a view of the house
     * @param parameters as this user would type them
     * @param columns none: those the user chose
     * @param degraded whether something it filtered by is not there any more
     */
    record View(
            String key,
            String label,
            @Nullable ViewId id,
            int version,
            boolean shared,
            Map<String, String> parameters,
            List<String> columns,
            boolean degraded) {

        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    Optional<View> find(@Nullable String key) {
        return views.stream().filter(view -> view.key().equals(key)).findFirst();
    }

    Optional<View> opened() {
        return find(open);
    }

    /** What stands in the list without any further word. */
    String usually(String name) {
        return opened().map(view -> view.parameter(name)).orElse("");
    }

    List<String> usualColumns() {
        return opened().map(View::columns).orElse(List.of());
    }

    OpenViews opening(@Nullable String key) {
        return new OpenViews(views, start, key);
    }
}
