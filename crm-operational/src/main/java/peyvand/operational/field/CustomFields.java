package peyvand.operational.field;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.Changes.Change;
import peyvand.domain.CustomFieldId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** The commands on custom fields, for the administrator. */
@Service
@Transactional
public class CustomFields {

    /** The kinds of record that can have custom fields, in the order of the navigation. */
    public static final List<RecordKind> KINDS = List.of(
            RecordKind.CUSTOMER, RecordKind.CONTACT, RecordKind.PRODUCT, RecordKind.ORDER, RecordKind.OPPORTUNITY);

    /** So many of a kind of record are in use at most: no form should be longer. */
    public static final int MOST = 50;

    private final JdbcClient jdbc;
    private final CustomFieldQueries queries;
    private final CustomChoices choices;
    private final AuditLog audit;
    private final Clock clock;

    CustomFields(JdbcClient jdbc, CustomFieldQueries queries, CustomChoices choices, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.choices = choices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param of a kind of record that can have such fields
     * @param first choices to begin with; none unless the field is one of choices
     */
    public CustomFieldId add(Viewer viewer, RecordKind of, FieldKind kind, CustomFieldData data, List<Label> first) {
        viewer.require(Right.ADMINISTER, "add a custom field");
        if (!KINDS.contains(of)) {
            throw new IllegalArgumentException(of + " has no custom fields");
        }
        List<CustomField> others = queries.of(of);
        requireRoom(others);
        check(data, others);
        try {
            CustomFieldId id = insert(of, kind, data);
            if (kind == FieldKind.CHOICE) {
                choices.addAll(id, first);
            }
            record(viewer, "CREATED", id, told(of, kind, data, first));
            return id;
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.field.labelTaken");
        }
    }

    private CustomFieldId insert(RecordKind of, FieldKind kind, CustomFieldData data) {
        return new CustomFieldId(with(jdbc.sql("""
                insert into custom_field (record_kind, kind, label_en, label_fa, hint_en, hint_fa, required, place)
                values (:of, :kind, :english, :persian, :hintEnglish, :hintPersian, :required,
                        (select coalesce(max(place), 0) + 1 from custom_field where record_kind = :of))
                returning id
                """), data)
                .param("of", of.name())
                .param("kind", kind.name())
                .query(Long.class)
                .single());
    }

    /**
     * @param version of the field as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, CustomFieldId id, int version, CustomFieldData data) {
        viewer.require(Right.ADMINISTER, "change a custom field");
        CustomField field = queries.field(id);
        Stale.check(id, version, field.version());
        check(data, othersThan(field));
        Changes changes = Changes.between(field.data().fields(), data.fields());
        if (changes.isEmpty()) {
            return;
        }
        try {
            int saved = with(jdbc.sql("""
                    update custom_field set label_en = :english, label_fa = :persian, hint_en = :hintEnglish,
                           hint_fa = :hintPersian, required = :required, version = version + 1
                    where id = :id and version = :version
                    """), data)
                    .param("id", id.value())
                    .param("version", version)
                    .update();
            Stale.check(id, 1, saved);
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.field.labelTaken");
        }
        record(viewer, "CHANGED", id, changes);
    }

    /** Takes the field out of forms, pages and lists; what records say in it is kept. */
    public void retire(Viewer viewer, CustomFieldId id) {
        viewer.require(Right.ADMINISTER, "retire a custom field");
        CustomField field = queries.field(id);
        if (!field.retired()) {
            jdbc.sql("update custom_field set retired_at = :now, version = version + 1 where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id.value())
                    .update();
            record(viewer, "ARCHIVED", id, Changes.NONE);
        }
    }

    public void bringBack(Viewer viewer, CustomFieldId id) {
        viewer.require(Right.ADMINISTER, "bring a custom field back");
        CustomField field = queries.field(id);
        if (field.retired()) {
            requireRoom(othersThan(field));
            jdbc.sql("update custom_field set retired_at = null, version = version + 1 where id = :id")
                    .param("id", id.value())
                    .update();
            record(viewer, "RESTORED", id, Changes.NONE);
        }
    }

    /** Moves the field one place, among those in use. */
    public void move(Viewer viewer, CustomFieldId id, boolean earlier) {
        viewer.require(Right.ADMINISTER, "order the custom fields");
        CustomField field = queries.field(id);
        List<Long> inOrder = queries.of(field.of()).stream()
                .filter(other -> !other.retired())
                .map(other -> other.id().value())
                .collect(Collectors.toCollection(ArrayList::new));
        Places.move(jdbc, "custom_field", inOrder, id.value(), earlier);
    }

    private List<CustomField> othersThan(CustomField field) {
        return queries.of(field.of()).stream()
                .filter(other -> !other.id().equals(field.id()))
                .toList();
    }

    private static void requireRoom(List<CustomField> others) {
        if (others.stream().filter(other -> !other.retired()).count() >= MOST) {
            throw new RuleViolation("rule.field.tooMany", MOST);
        }
    }

    private static void check(CustomFieldData data, List<CustomField> others) {
        data.label().check(others.stream().map(CustomField::label).toList());
        boolean tooLong = Stream.of(data.hint().english(), data.hint().persian())
                .anyMatch(hint -> hint != null && hint.length() > CustomFieldData.LONGEST_HINT);
        if (tooLong) {
            throw new RuleViolation("rule.field.longHint", CustomFieldData.LONGEST_HINT);
        }
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, CustomFieldData data) {
        return statement
                .param("english", data.label().english())
                .param("persian", data.label().persian())
                .param("hintEnglish", data.hint().english())
                .param("hintPersian", data.hint().persian())
                .param("required", data.required());
    }

    private static Changes told(RecordKind of, FieldKind kind, CustomFieldData data, List<Label> choices) {
        Map<String, Change> told = new LinkedHashMap<>();
        told.put("fieldOf", new Change(null, of.name()));
        told.put("fieldKind", new Change(null, kind.name()));
        told.putAll(Changes.between(Map.of(), data.fields()).fields());
        if (kind == FieldKind.CHOICE && !choices.isEmpty()) {
            told.put(
                    "fieldChoices",
                    new Change(null, choices.stream().map(Label::text).collect(Collectors.joining(", "))));
        }
        return new Changes(told);
    }

    private void record(Viewer viewer, String action, CustomFieldId id, Changes changes) {
        audit.record(viewer, action, RecordKind.CUSTOM_FIELD, id.value(), null, changes);
    }
}
