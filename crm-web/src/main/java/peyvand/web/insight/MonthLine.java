package peyvand.web.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/**
 * A month in which customers came to stages or groups.
 *
 * @param href where the month is shown
 * @param current whether it is
 * @param came how many came to each of those that are watched
 */
record MonthLine(String name, String href, boolean current, List<Came> came) {

    /** @param href who they are; null where nobody came */
    record Came(String text, @Nullable String href) {

        static Came of(int customers, String href, Ui ui) {
            return customers == 0 ? new Came("–", null) : new Came(ui.formats().number(customers), href);
        }
    }
}
