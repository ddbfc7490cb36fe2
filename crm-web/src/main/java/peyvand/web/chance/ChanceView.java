package peyvand.web.chance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely an opportunity is, on its page.
 *
 * @param learned whether it was learned; otherwise it is the rate of the stage
 * @param percent in words
 * @param because why the rate of the stage counts; null where it does not
 */
public record ChanceView(
        boolean learned, String percent, @Nullable String because, List<ReasonView> reasons) {

    /** @param better whether it makes it likelier */
    public record ReasonView(String text, String points, boolean better) {}
}
