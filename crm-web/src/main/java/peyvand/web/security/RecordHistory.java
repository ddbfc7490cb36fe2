package peyvand.web.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.RecordKind;
import peyvand.operational.audit.AuditQueries;
import peyvand.operational.audit.AuditRow;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.i18n.Ui;

/** What was done to one record, for its page; the template {@code fragments/history} shows it. */
@Component
public class RecordHistory {

    private static final int MOST = 30;
    private static final int LONGEST = 300;
    private static final int MOST_CHANGES = 6;

    private final AuditQueries queries;
    private final CustomFieldSets customFields;

    RecordHistory(AuditQueries queries, CustomFieldSets customFields) {
        this.queries = queries;
        this.customFields = customFields;
    }

    /**
     * An entry as it is shown.
     *
     * @param changes each a field with its value before and after
     * @param further how many changes more the audit log knows; null for none
     */
    public record Entry(
            String when,
            String actor,
            String action,
            List<String> changes,
            @Nullable String further) {}

    /** The latest first. Whoever asks has made sure that the reader sees the record. */
    public List<Entry> of(RecordKind kind, long id, Ui ui) {
        List<AuditRow> rows = queries.ofRecord(kind, id, MOST);
        AuditWords words = new AuditWords(
                customFields.changes(rows.stream().map(row -> row.changes().fields()), ui), ui);
        return rows.stream().map(row -> entry(row, words, ui)).toList();
    }

    private static Entry entry(AuditRow row, AuditWords words, Ui ui) {
        int further = row.changes().fields().size() - MOST_CHANGES;
        return new Entry(
                ui.formats().dateTime(row.at()),
                row.actor() == null ? "" : row.actor(),
                ui.messageOr("audit.action." + row.action(), row.action()),
                row.changes().fields().entrySet().stream()
                        .limit(MOST_CHANGES)
                        .map(change -> shortened(words.change(change.getKey(), change.getValue())))
                        .toList(),
                further > 0 ? ui.message("history.further", further) : null);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
