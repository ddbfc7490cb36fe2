package peyvand.web.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import peyvand.operational.bulk.BulkAction;
import peyvand.operational.bulk.BulkPreview;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BulkRequest;

/**
 * What a change would do, in sentences.
 *
 * @param number how many it would change, as a form sends it
 * @param would the same in words
 * @param shares how they are shared out
 */
record BulkView(
        int number,
        String would,
        String button,
        List<String> rest,
        List<String> shares,
        List<String> sample,
        int further) {

    private static final Set<String> OWN =
            Set.of("bulk.would.TASK", "bulk.run.TASK", "bulk.already.TASK", "bulk.impossible.TASK");

    static BulkView of(BulkPreview preview, BulkAction action, BulkRequest request, Ui ui) {
        List<String> rest = new ArrayList<>();
        say(rest, "bulk.already", action, preview.already(), ui);
        say(rest, "bulk.impossible", action, preview.impossible(), ui);
        if (!request.all()) {
            say(rest, "bulk.unseen", action, request.picked() - preview.found(), ui);
        }
        if (preview.more()) {
            rest.add(ui.message("bulk.more", preview.found()));
        }
        return new BulkView(
                preview.changed(),
                said("bulk.would", action, preview.changed(), ui),
                said("bulk.run", action, preview.changed(), ui),
                rest,
                preview.shares().stream()
                        .map(share -> ui.message("bulk.share", Ui.isolated(share.name()), share.number()))
                        .toList(),
                preview.sample(),
                preview.changed() - preview.sample().size());
    }

    /** As it is said of most, unless there are words of its own for what is done. */
    static String said(String key, BulkAction action, int number, Ui ui) {
        String own = key + "." + action.name();
        return ui.message(OWN.contains(own) ? own : key, number);
    }

    private static void say(List<String> rest, String key, BulkAction action, int number, Ui ui) {
        if (number > 0) {
            rest.add(said(key, action, number, ui));
        }
    }
}
