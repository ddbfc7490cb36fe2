package peyvand.operational.field;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.Changes.Change;
import peyvand.domain.CustomFieldId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on the choices of custom fields, for the administrator. */
@Service
@Transactional
public class CustomChoices {

    /** So many of a field are in use at most: nobody finds one among more. */
    public static final int MOST = 100;

    private final JdbcClient jdbc;
    private final CustomFieldQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    CustomChoices(JdbcClient jdbc, CustomFieldQueries queries, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    public long add(Viewer viewer, CustomFieldId id, Label label) {
        CustomField field = field(viewer, id);
        requireRoom(field);
        label.check(labels(field, null));
        long choice = insert(id, label);
        record(viewer, id, null, label.text());
        return choice;
    }

    /** The first choices of a field that is being made; its entry in the audit log names them. */
    void addAll(CustomFieldId id, List<Label> first) {
        if (first.size() > MOST) {
            throw new RuleViolation("rule.field.tooManyChoices", MOST);
        }
        for (int i = 0; i < first.size(); i++) {
            first.get(i).check(first.subList(0, i));
            insert(id, first.get(i));
        }
    }

    /**
     * @param version of the choice as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void rename(Viewer viewer, CustomFieldId id, long choice, int version, Label label) {
        CustomField field = field(viewer, id);
        CustomChoice now = choice(field, choice);
        Stale.check(id, version, now.version());
        label.check(labels(field, now));
        if (label.equals(now.label())) {
            return;
        }
        try {
            int saved = jdbc.sql("""
                    update custom_choice set label_en = :english, label_fa = :persian, version = version + 1
                    where id = :choice and version = :version
                    """)
                    .param("english", label.english())
                    .param("persian", label.persian())
                    .param("choice", choice)
                    .param("version", version)
                    .update();
            Stale.check(id, 1, saved);
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.field.labelTaken");
        }
        record(viewer, id, now.label().text(), label.text());
    }

    /** Offers the choice no longer; records that chose it keep it. */
    public void retire(Viewer viewer, CustomFieldId id, long choice) {
        CustomChoice now = choice(field(viewer, id), choice);
        if (!now.retired()) {
            retired(choice, Timestamp.from(clock.instant()));
            record(viewer, id, now.label().text(), null);
        }
    }

    public void bringBack(Viewer viewer, CustomFieldId id, long choice) {
        CustomField field = field(viewer, id);
        CustomChoice now = choice(field, choice);
        if (now.retired()) {
            requireRoom(field);
            retired(choice, null);
            record(viewer, id, null, now.label().text());
        }
    }

    /** Moves the choice one place, among those in use. */
    public void move(Viewer viewer, CustomFieldId id, long choice, boolean earlier) {
        CustomField field = field(viewer, id);
        List<Long> inOrder = field.choices().stream()
                .filter(one -> !one.retired())
                .map(CustomChoice::id)
                .collect(Collectors.toCollection(ArrayList::new));
        Places.move(jdbc, "custom_choice", inOrder, choice, earlier);
    }

    private CustomField field(Viewer viewer, CustomFieldId id) {
        viewer.require(Right.ADMINISTER, "change the choices of a custom field");
        CustomField field = queries.field(id);
        if (field.kind() != FieldKind.CHOICE) {
            throw new NotFound(id);
        }
        return field;
    }

    private static CustomChoice choice(CustomField field, long choice) {
        return field.choice(choice).orElseThrow(() -> new NotFound(choice));
    }

    private static List<Label> labels(CustomField field, @Nullable CustomChoice without) {
        return field.choices().stream()
                .filter(one -> !one.equals(without))
                .map(CustomChoice::label)
                .toList();
    }

    private static void requireRoom(CustomField field) {
        if (field.choices().stream().filter(one -> !one.retired()).count() >= MOST) {
            throw new RuleViolation("rule.field.tooManyChoices", MOST);
        }
    }

    private long insert(CustomFieldId id, Label label) {
        try {
            return jdbc.sql("""
                    insert into custom_choice (field_id, label_en, label_fa, place)
                    values (:field, :english, :persian,
                            (select coalesce(max(place), 0) + 1 from custom_choice where field_id = :field))
                    returning id
                    """)
                    .param("field", id.value())
                    .param("english", label.english())
                    .param("persian", label.persian())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.field.labelTaken");
        }
    }

    private void retired(long choice, @Nullable Timestamp at) {
        jdbc.sql(
                        "update custom_choice set retired_at = cast(:at as timestamptz), version = version + 1 where id = :choice")
                .param("at", at)
                .param("choice", choice)
                .update();
    }

    private void record(Viewer viewer, CustomFieldId id, @Nullable String from, @Nullable String to) {
        Changes changes = new Changes(Map.of("fieldChoice", new Change(from, to)));
        audit.record(viewer, "CHANGED", RecordKind.CUSTOM_FIELD, id.value(), null, changes);
    }
}
