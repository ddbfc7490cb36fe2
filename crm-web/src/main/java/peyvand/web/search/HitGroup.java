package peyvand.web.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hits of one kind.
 *
 * @param list the path of the list that shows all of them; null where these are all
 */
record HitGroup(String label, List<HitView> hits, @Nullable String list, String text) {}
