package peyvand.web.bulk;

import java.util.ArrayList;
import java.util.List;
import peyvand.operational.bulk.BulkPreview;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BulkRequest;

/** What a change would do, in sentences. @param number how many it would change, as a form sends it */
record BulkView(int number, String button, List<String> rest, List<String> sample, int further) {

    static BulkView of(BulkPreview preview, BulkRequest request, Ui ui) {
        List<String> rest = new ArrayList<>();
        say(rest, "bulk.already", preview.already(), ui);
        say(rest, "bulk.impossible", preview.impossible(), ui);
        if (!request.all()) {
            say(rest, "bulk.unseen", request.picked() - preview.found(), ui);
        }
        if (preview.more()) {
            rest.add(ui.message("bulk.more", preview.found()));
        }
        return new BulkView(
                preview.changed(),
                ui.message("bulk.run", preview.changed()),
                rest,
                preview.sample(),
                preview.changed() - preview.sample().size());
    }

    private static void say(List<String> rest, String key, int number, Ui ui) {
        if (number > 0) {
            rest.add(ui.message(key, number));
        }
    }
}
