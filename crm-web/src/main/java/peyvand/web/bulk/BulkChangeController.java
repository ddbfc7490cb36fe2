package peyvand.web.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.domain.BulkId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkChange;
import peyvand.operational.bulk.BulkChangeQueries;
import peyvand.operational.bulk.BulkChanges;
import peyvand.web.i18n.Ui;

/** What somebody has changed many of, and taking it back. */
@Controller
@RequestMapping("/bulk/changes")
class BulkChangeController {

    private static final Map<RecordKind, String> LISTS = Map.of(
            RecordKind.CUSTOMER, "/customers",
            RecordKind.CONTACT, "/contacts",
            RecordKind.PRODUCT, "/products",
            RecordKind.ACTIVITY, "/activities",
            RecordKind.LEAD, "/leads",
            RecordKind.OPPORTUNITY, "/opportunities");

    private final BulkChanges bulk;
    private final BulkChangeQueries queries;
    private final BulkFields fields;

    BulkChangeController(BulkChanges bulk, BulkChangeQueries queries, BulkFields fields) {
        this.fields = fields;
        this.bulk = bulk;
        this.queries = queries;
    }

    /** @param undo where it is taken back; null where it was */
    record View(
            String href,
            String title,
            String kind,
            String at,
            List<String> said,
            String back,
            @Nullable String undo) {}

    @GetMapping
    String recent(Viewer viewer, Ui ui, Model model) {
        model.addAttribute(
                "changes",
                queries.recent(viewer).stream().map(change -> view(change, ui)).toList());
        return "bulk/changes";
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, Ui ui, @PathVariable BulkId id, Model model) {
        model.addAttribute("change", view(queries.of(viewer, id), ui));
        return "bulk/change";
    }

    @PostMapping("/{id}/undo")
    String undo(Viewer viewer, @PathVariable BulkId id) {
        bulk.undo(viewer, id);
        return "redirect:/bulk/changes/" + id;
    }

    private View view(BulkChange change, Ui ui) {
        String path = "/bulk/changes/" + change.id();
        return new View(
                path,
                title(change, ui),
                ui.message("choice.auditKind." + change.kind()),
                ui.formats().dateTime(change.at()),
                said(change, ui),
                LISTS.getOrDefault(change.kind(), "/"),
                change.undone() == null && change.changed() > 0 ? path + "/undo" : null);
    }

    private String title(BulkChange change, Ui ui) {
        String action = ui.message("bulk.action." + change.action());
        String value = value(change, ui);
        return value.isEmpty() ? action : action + ": " + Ui.isolated(value);
    }

    private String value(BulkChange change, Ui ui) {
        return bulk.all(change.kind()).stream()
                .filter(action -> action.name().equals(change.action()))
                .findFirst()
                .map(action -> fields.told(action, change.value(), ui))
                .orElse(change.value());
    }

    private static List<String> said(BulkChange change, Ui ui) {
        List<String> said = new ArrayList<>(List.of(ui.message("bulk.changed", change.changed())));
        say(said, "bulk.was.already", change.already(), ui);
        say(said, "bulk.was.impossible", change.impossible(), ui);
        BulkChange.Undone undone = change.undone();
        if (undone != null) {
            said.add(ui.message("bulk.putBack", undone.putBack(), undone.at()));
            say(said, "bulk.changedSince", undone.changedSince(), ui);
            say(said, "bulk.outOfReach", undone.outOfReach(), ui);
        }
        return said;
    }

    private static void say(List<String> said, String key, int number, Ui ui) {
        if (number > 0) {
            said.add(ui.message(key, number));
        }
    }
}
