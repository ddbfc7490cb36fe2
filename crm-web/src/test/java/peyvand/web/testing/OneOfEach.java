package peyvand.web.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A record of every kind, and the addresses that are about them. */
public final class OneOfEach {

    private final Map<String, String> places = new TreeMap<>();

    /** @param pattern how routes about this record begin @param path the same for this record */
    void put(String pattern, String path) {
        places.put(pattern, path);
    }

    /** The page of the record whose routes begin with this. */
    public String page(String pattern) {
        String path = places.get(pattern);
        if (path == null) {
            throw new AssertionError("no record for " + pattern);
        }
        return path;
    }

    /** The address of a route for these records. A route about something that {@link Records} does not write fails. */
    public String path(Routes.Route route) {
        String path = places.keySet().stream()
                .filter(pattern -> begins(route.pattern(), pattern))
                .max(Comparator.comparingInt(String::length))
                .map(pattern -> places.get(pattern) + route.pattern().substring(pattern.length()))
                .orElse(route.pattern());
        if (path.contains("{")) {
            throw new AssertionError("which record is this route about? Say it in Records: " + route);
        }
        return path;
    }

    private static boolean begins(String route, String pattern) {
        return route.equals(pattern) || route.startsWith(pattern + "/") || route.startsWith(pattern + ".");
    }

    /** The pages of all these records. */
    public List<String> pages() {
        return places.values().stream().distinct().toList();
    }
}
