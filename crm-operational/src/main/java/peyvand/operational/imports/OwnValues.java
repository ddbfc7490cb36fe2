package peyvand.operational.imports;

import peyvand.domain.RecordKind;
import peyvand.operational.imports.Work.Piece;

/**
 * What rows say in custom fields: an object of texts by field in the column {@code own}, null where they say nothing. A row
 * sets what it says and leaves the rest, as it does with a record's other fields.
 */
final class OwnValues {

    /** A value as {@link OwnReader} writes it. */
    private static final String TEXT =
            "coalesce(v.text_value, v.number_value::text, v.date_value::text, v.choice_id::text, v.yes_value::text)";

    private static final String COLUMNS = "text_value, number_value, date_value, choice_id, yes_value";

    /** The value {@code o} in the column of its field {@code f}. */
    private static final String TYPED = """
            case f.value_type when 'TEXT' then o.value end, case f.value_type when 'NUMBER' then o.value::numeric end,
            case f.value_type when 'DATE' then o.value::date end, case f.value_type when 'CHOICE' then o.value::bigint end,
            case f.value_type when 'YES_NO' then o.value::boolean end
            """;

    private static final String SAID = "jsonb_each_text(e.own) o (field, value)";

    private static final String OR_REPLACE = """
            on conflict (record_id, field_id, record_kind) do update
            set text_value = excluded.text_value, number_value = excluded.number_value, date_value = excluded.date_value,
                choice_id = excluded.choice_id, yes_value = excluded.yes_value
            """;

    private OwnValues() {}

    /** Refuses new records that say nothing where forms ask for a value; one that is there already keeps what it says. */
    static void require(Work work) {
        if (work.job().options().policy() == ImportPolicy.UPDATE_ONLY) {
            return;
        }
        work.job().own().stream()
                .filter(field -> field.data().required())
                .forEach(field -> work.sql("""
                update entity e set reason = 'missing', args = :label
                where e.reason is null and e.target_id is null and jsonb_exists(e.own, :field) is not true
                """)
                        .param("label", field.label().text())
                        .param("field", Long.toString(field.id().value()))
                        .update());
    }

    /** Whether entity {@code e} says something that its record does not say yet. */
    static String brings(Work work) {
        return """
                exists (select 1 from %s where not exists (
                  select 1 from custom_value v where v.record_kind = '%s' and v.record_id = e.target_id
                    and v.field_id = o.field::bigint and %s = o.value))
                """.formatted(SAID, work.record(), TEXT);
    }

    /** What the record of entity {@code e} says in the fields that the row sets, for the record's image. */
    static String before(Work work) {
        return """
                jsonb_build_object('own_set', e.own, 'own', (select jsonb_object_agg(v.field_id, %s)
                  from custom_value v where v.record_kind = '%s' and v.record_id = e.target_id and jsonb_exists(e.own, v.field_id::text)))
                """.formatted(TEXT, work.record());
    }

    static void write(Work work, Piece piece) {
        work.run(
                "insert into custom_value (record_kind, record_id, field_id, " + COLUMNS + ") select '" + work.record()
                        + "', e.target_id, f.id, " + TYPED + " from entity e cross join lateral " + SAID + """
                 join custom_field f on f.id = o.field::bigint
                where e.ent_no between :first and :last and e.status in ('NEW', 'UPDATED')
                """
                        + OR_REPLACE,
                piece);
    }

    /** Takes back, in an undo, what the import has set, and puts in its place what was there. */
    static String forget(RecordKind kind) {
        return """
                delete from custom_value v using import_before i
                where i.import_id = :import and i.record_kind = '%1$s' and i.record_id = any (:ids)
                  and v.record_kind = '%1$s' and v.record_id = i.record_id and jsonb_exists(i.before -> 'own_set', v.field_id::text)
                """.formatted(kind);
    }

    static String restore(RecordKind kind) {
        return "insert into custom_value (record_kind, record_id, field_id, " + COLUMNS + ") select '" + kind
                + "', i.record_id, f.id, " + TYPED + """
                 from import_before i
                cross join lateral jsonb_each_text(case when jsonb_typeof(i.before -> 'own') = 'object' then i.before -> 'own' end) o (field, value)
                join custom_field f on f.id = o.field::bigint
                where i.import_id = :import and i.record_kind = '%s' and i.record_id = any (:ids)
                """.formatted(kind) + OR_REPLACE;
    }
}
