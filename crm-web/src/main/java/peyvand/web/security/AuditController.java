package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.Cursor;
import peyvand.domain.RecordKind;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditFilter;
import peyvand.operational.audit.AuditQueries;
import peyvand.operational.audit.AuditRow;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** What was done by whom: all of it for administrators, and for managers what was done to their customers. */
@Controller
class AuditController {

    private static final int SIZE = 50;

    private final AuditQueries queries;
    private final StaffQueries staff;
    private final CustomFieldSets customFields;

    AuditController(AuditQueries queries, StaffQueries staff, CustomFieldSets customFields) {
        this.queries = queries;
        this.staff = staff;
        this.customFields = customFields;
    }

    /** An entry as it is shown. @param href of the record; null where there is no page for it */
    record Entry(
            String when,
            String actor,
            String address,
            String action,
            String kind,
            @Nullable String href,
            List<String> changes) {}

    @GetMapping("/audit")
    String page(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        Form form = Form.read(fields(), ui.formats(), http.getParameterMap());
        Slice<AuditRow> page = queries.page(viewer, filter(form, ui.formats().zone()), cursor(at), SIZE);
        AuditWords words = new AuditWords(
                customFields.changes(
                        page.rows().stream().map(row -> row.changes().fields()), ui),
                ui);
        model.addAttribute("form", form);
        model.addAttribute(
                "entries",
                page.rows().stream().map(row -> entry(row, words, ui)).toList());
        model.addAttribute("previous", page.previous() == null ? null : link(form, page.previous()));
        model.addAttribute("next", page.next() == null ? null : link(form, page.next()));
        return "security/audit";
    }

    private List<Field> fields() {
        return List.of(
                Field.choice(
                        "actor",
                        staff.choices().stream()
                                .map(person -> new Choice(person.id().toString(), person.name()))
                                .toList()),
                Field.choice("auditKind", RecordKind.class),
                Field.date("auditFrom"),
                Field.date("auditUntil"));
    }

    private static AuditFilter filter(Form form, ZoneId zone) {
        if (form.problem("actor") != null || form.problem("auditKind") != null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String actor = form.text("actor");
        String kind = form.text("auditKind");
        LocalDate from = form.dateOrNull("auditFrom");
        LocalDate until = form.dateOrNull("auditUntil");
        return new AuditFilter(
                actor == null ? null : StaffId.valueOf(actor),
                kind == null ? null : RecordKind.valueOf(kind),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static @Nullable Cursor cursor(@Nullable String at) {
        try {
            return Cursor.decode(at);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static Entry entry(AuditRow row, AuditWords words, Ui ui) {
        return new Entry(
                ui.formats().dateTime(row.at()),
                row.actor() == null ? "" : row.actor(),
                row.address() == null ? "" : row.address(),
                ui.messageOr("audit.action." + row.action(), row.action()),
                ui.message("choice.auditKind." + row.kind()),
                href(row),
                row.changes().fields().entrySet().stream()
                        .map(change -> words.change(change.getKey(), change.getValue()))
                        .toList());
    }

    private static @Nullable String href(AuditRow row) {
        if (row.recordId() == null || row.recordId() == 0) {
            return null;
        }
        return switch (row.kind()) {
            case CUSTOMER -> "/customers/" + row.recordId();
            case CONTACT -> "/contacts/" + row.recordId();
            case PRODUCT -> "/products/" + row.recordId();
            case INDICATOR -> "/market/" + row.recordId();
            case MARKET_NOTE -> "/market-notes/" + row.recordId();
            case COMPETITOR -> "/competitors/" + row.recordId();
            case ORDER -> "/orders/" + row.recordId();
            case LEAD -> "/leads/" + row.recordId();
            case OPPORTUNITY -> "/opportunities/" + row.recordId();
            case PRICE_LIST -> "/price-lists/" + row.recordId();
            case QUOTE -> "/quotes/" + row.recordId();
            case INVOICE -> "/invoices/" + row.recordId();
            case PIPELINE -> "/pipelines/" + row.recordId();
            case ACTIVITY -> "/activities/" + row.recordId();
            case IMPORT -> "/imports/" + row.recordId();
            case SEGMENT -> "/segments/" + row.recordId();
            case CUSTOM_FIELD -> "/fields/" + row.recordId();
            default -> null;
        };
    }

    private static String link(Form form, Cursor cursor) {
        var uri = org.springframework.web.util.UriComponentsBuilder.fromPath("/audit");
        form.fields().forEach(field -> {
            if (!form.value(field.name()).isEmpty()) {
                uri.queryParam(field.name(), form.value(field.name()));
            }
        });
        return uri.queryParam("at", cursor.encode()).encode().toUriString();
    }
}
