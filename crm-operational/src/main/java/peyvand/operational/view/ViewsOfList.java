package peyvand.operational.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ViewId;

/**
 * The views of a list that somebody may open, the shared ones first, each kind in its order.
 *
 * @param start the view the list begins with for them; null for none of these
 * @param builtInStart the view of the house it begins with; null for none of those
 */
public record ViewsOfList(
        List<SavedView> views,
        @Nullable ViewId start,
        @Nullable String builtInStart) {

    public ViewsOfList {
        views = List.copyOf(views);
    }
}
