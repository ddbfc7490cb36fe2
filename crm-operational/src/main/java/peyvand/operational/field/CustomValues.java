package peyvand.operational.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CustomFieldId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;

/**
 * What records say in their custom fields. It asks nobody for rights: the service that owns a record calls it once it
 * knows that the viewer may see and change the record, and counts its version on.
 */
@Service
public class CustomValues {

    private final JdbcClient jdbc;
    private final CustomFieldQueries fields;

    CustomValues(JdbcClient jdbc, CustomFieldQueries fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    /** What one record says, by field. */
    public Map<CustomFieldId, CustomValue> of(RecordKind kind, long record) {
        return jdbc
                .sql("select * from custom_value where record_kind = :kind and record_id = :record")
                .param("kind", kind.name())
                .param("record", record)
                .query((row, number) -> Map.entry(new CustomFieldId(row.getLong("field_id")), value(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What many records say in some fields, by record and field; a record that says nothing is missing. */
    public Map<Long, Map<CustomFieldId, CustomValue>> of(
            RecordKind kind, Collection<Long> records, Collection<CustomFieldId> wanted) {
        Map<Long, Map<CustomFieldId, CustomValue>> values = new HashMap<>();
        jdbc.sql("""
                select * from custom_value
                where record_kind = :kind and record_id = any (:records) and field_id = any (:wanted)
                """)
                .param("kind", kind.name())
                .param("records", records.toArray(Long[]::new))
                .param("wanted", wanted.stream().map(CustomFieldId::value).toArray(Long[]::new))
                .query(row -> {
                    values.computeIfAbsent(row.getLong("record_id"), missing -> new HashMap<>())
                            .put(new CustomFieldId(row.getLong("field_id")), value(row));
                });
        return values;
    }

    /**
     * Writes the values of a record that was just made.
     *
     * @throws RuleViolation when a required field has none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(RecordKind kind, long record, Map<CustomFieldId, @Nullable CustomValue> values) {
        List<CustomField> known = fields.of(kind);
        known.stream()
                .filter(field -> field.data().required() && !field.retired() && values.get(field.id()) == null)
                .findFirst()
                .ifPresent(CustomValues::refuseEmpty);
        write(kind, record, known, Map.of(), values);
    }

    /**
     * Writes some values of a record and leaves the others as they are.
     *
     * @param values null where a field is to be emptied
     * @return what that changed, by {@link CustomFieldId#key}
     * @throws RuleViolation when a required field would be emptied, or a value does not fit its field
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Changes change(RecordKind kind, long record, Map<CustomFieldId, @Nullable CustomValue> values) {
        return values.isEmpty() ? Changes.NONE : write(kind, record, fields.of(kind), of(kind, record), values);
    }

    private Changes write(
            RecordKind kind,
            long record,
            List<CustomField> known,
            Map<CustomFieldId, CustomValue> before,
            Map<CustomFieldId, @Nullable CustomValue> values) {
        Map<CustomFieldId, CustomField> byId =
                known.stream().collect(Collectors.toMap(CustomField::id, Function.identity()));
        Map<String, @Nullable String> was = new LinkedHashMap<>();
        Map<String, @Nullable String> is = new LinkedHashMap<>();
        values.forEach((id, value) -> {
            CustomField field = byId.get(id);
            if (field == null) {
                throw new RuleViolation("rule.field.unknown");
            }
            CustomValue now = before.get(id);
            check(field, now, value);
            String from = now == null ? null : now.text(field);
            String to = value == null ? null : value.text(field);
            if (!Objects.equals(from, to)) {
                was.put(field.key(), from);
                is.put(field.key(), to);
                put(kind, record, id, value);
            }
        });
        return Changes.between(was, is);
    }

    private static void check(CustomField field, @Nullable CustomValue now, @Nullable CustomValue value) {
        if (value == null) {
            if (now != null && field.data().required()) {
                refuseEmpty(field);
            }
            return;
        }
        Long chosen = value.choice();
        boolean offered = chosen == null
                || (now != null && chosen.equals(now.choice()))
                || field.choice(chosen).filter(choice -> !choice.retired()).isPresent();
        if (!value.fits(field.kind()) || !offered) {
            throw new RuleViolation("rule.field.value", field.label().text());
        }
    }

    private static void refuseEmpty(CustomField field) {
        throw new RuleViolation("rule.field.required", field.label().text());
    }

    private void put(RecordKind kind, long record, CustomFieldId field, @Nullable CustomValue value) {
        if (value == null) {
            jdbc.sql("delete from custom_value where record_kind = :kind and record_id = :record and field_id = :field")
                    .param("kind", kind.name())
                    .param("record", record)
                    .param("field", field.value())
                    .update();
            return;
        }
        jdbc.sql("""
                insert into custom_value (record_kind, record_id, field_id, text_value, number_value, date_value, choice_id, yes_value)
                values (:kind, :record, :field, :text, :number, :day, :choice, :yes)
                on conflict (record_id, field_id, record_kind) do update
                set text_value = excluded.text_value, number_value = excluded.number_value, date_value = excluded.date_value,
                    choice_id = excluded.choice_id, yes_value = excluded.yes_value
                """)
                .param("kind", kind.name())
                .param("record", record)
                .param("field", field.value())
                .param("text", value.text(), Types.VARCHAR)
                .param("number", value.number(), Types.NUMERIC)
                .param("day", value.day(), Types.DATE)
                .param("choice", value.choice(), Types.BIGINT)
                .param("yes", value.yes(), Types.BOOLEAN)
                .update();
    }

    private static CustomValue value(ResultSet row) throws SQLException {
        return new CustomValue(
                row.getString("text_value"),
                row.getBigDecimal("number_value"),
                row.getObject("date_value", LocalDate.class),
                row.getObject("choice_id", Long.class),
                row.getObject("yes_value", Boolean.class));
    }
}
