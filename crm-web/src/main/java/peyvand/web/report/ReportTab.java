package peyvand.web.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import peyvand.web.i18n.Ui;

/** One way to look at a report. */
record ReportTab(String label, String href, boolean current) {

    /**
     * A tab for each of the ways.
     *
     * @param words how the keys of their names begin
     * @param name of the parameter that says which is shown
     */
    static <E extends Enum<E>> List<ReportTab> of(
            E shown, String words, ReportRequest request, String path, String name, Ui ui) {
        return Arrays.stream(shown.getDeclaringClass().getEnumConstants())
                .map(one -> new ReportTab(
                        ui.message(words + one), request.link(path, Map.of(name, one.name())), one == shown))
                .toList();
    }
}
