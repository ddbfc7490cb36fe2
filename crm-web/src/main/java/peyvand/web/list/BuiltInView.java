package peyvand.web.list;

import java.util.Map;

/**
 * A view of the house, which every installation has.
 *
 * @param name in addresses; the message {@code view.builtIn.<list>.<name>} labels it
 * @param parameters filters by name, and {@code sort}
 */
public record BuiltInView(String name, Map<String, String> parameters) {

    public static BuiltInView of(String name, String filter, String value) {
        return new BuiltInView(name, Map.of(filter, value));
    }
}
