package peyvand.operational.duplicate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.operational.duplicate.Parties.Party;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomFieldQueries;
import peyvand.operational.field.CustomValue;

/**
 * What two records say in custom fields when they become one. A merge decides on it as on the columns of their table
 * ({@link MergeFields}), and like those the loser keeps its own.
 */
@Component
class MergeValues {

    /** What the record {@code w} of kind {@code :kind} says, for the images of a merge. */
    static final String IMAGE = """
            jsonb_build_object('own', (select coalesce(jsonb_agg(to_jsonb(v)), '[]')
              from custom_value v where v.record_kind = :kind and v.record_id = w.id))
            """;

    private final JdbcClient jdbc;
    private final CustomFieldQueries fields;
    private final Moves moves;

    MergeValues(JdbcClient jdbc, CustomFieldQueries fields, Moves moves) {
        this.jdbc = jdbc;
        this.fields = fields;
        this.moves = moves;
    }

    /**
     * The fields in use in which at least one of the two says something.
     *
     * @param prefix of their names
     */
    List<MergePreview.Own> compare(DuplicateKind kind, Party winner, Party loser, String prefix) {
        List<MergePreview.Own> compared = new ArrayList<>();
        for (CustomField field : fields.of(kind.recordKind())) {
            CustomValue left = winner.own().get(field.id());
            CustomValue right = loser.own().get(field.id());
            if (!field.retired() && (left != null || right != null)) {
                compared.add(new MergePreview.Own(
                        prefix + field.key(),
                        field,
                        left,
                        right,
                        MergeFields.kept(left, right),
                        !Objects.equals(left, right) && choosable(field, left, right)));
            }
        }
        return compared;
    }

    /** Writes to the winner what is kept of the loser's. */
    void write(DuplicateKind kind, Party winner, Party loser, Map<String, Side> choices) {
        Long[] taken = fields.of(kind.recordKind()).stream()
                .filter(field -> side(field, winner, loser, choices) == Side.LOSER)
                .map(field -> field.id().value())
                .toArray(Long[]::new);
        jdbc.sql(
                        "delete from custom_value where record_kind = :kind and record_id = :winner and field_id = any (:taken)")
                .param("kind", kind.name())
                .param("winner", winner.id())
                .param("taken", taken)
                .update();
        jdbc.sql("""
                insert into custom_value (record_kind, record_id, field_id, text_value, number_value, date_value, choice_id, yes_value)
                select record_kind, :winner, field_id, text_value, number_value, date_value, choice_id, yes_value
                from custom_value where record_kind = :kind and record_id = :loser and field_id = any (:taken)
                """)
                .param("kind", kind.name())
                .param("winner", winner.id())
                .param("loser", loser.id())
                .param("taken", taken)
                .update();
    }

    private static Side side(CustomField field, Party winner, Party loser, Map<String, Side> choices) {
        CustomValue left = winner.own().get(field.id());
        CustomValue right = loser.own().get(field.id());
        Side usual = MergeFields.kept(left, right);
        return choosable(field, left, right) ? choices.getOrDefault(field.key(), usual) : usual;
    }

    /** Nobody is asked about a field that is retired, and no required one is emptied. */
    private static boolean choosable(CustomField field, @Nullable CustomValue left, @Nullable CustomValue right) {
        return !field.retired() && (!field.data().required() || (left != null && right != null));
    }

    /** Gives the winner of a merge back what it said; a field that was changed since keeps its new value. */
    void restore(long merge) {
        jdbc.sql("""
                with since as (
                  select f.id from merge m join custom_field f on f.record_kind = m.record_kind
                  where m.id = :merge and jsonb_exists(m.winner_before, 'own')
                    and (select to_jsonb(v) from custom_value v
                         where v.record_kind = m.record_kind and v.record_id = m.winner_id and v.field_id = f.id)
                      is not distinct from
                        (select a from jsonb_array_elements(m.winner_after -> 'own') a where (a ->> 'field_id')::bigint = f.id)
                ), gone as (
                  delete from custom_value v using merge m, since s
                  where m.id = :merge and v.record_kind = m.record_kind and v.record_id = m.winner_id and v.field_id = s.id
                )
                select jsonb_agg(b)::text from merge m cross join lateral jsonb_array_elements(m.winner_before -> 'own') b
                join since s on s.id = (b ->> 'field_id')::bigint
                where m.id = :merge
                """)
                .param("merge", merge)
                .query(String.class)
                .optional()
                .ifPresent(rows -> moves.putBack("crm.custom_value", rows));
    }

    /** As the audit log writes them. */
    Map<String, @Nullable Object> texts(DuplicateKind kind, Party party) {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        if (!party.own().isEmpty()) {
            fields.of(kind.recordKind()).forEach(field -> {
                CustomValue value = party.own().get(field.id());
                texts.put(field.key(), value == null ? null : value.text(field));
            });
        }
        return texts;
    }
}
