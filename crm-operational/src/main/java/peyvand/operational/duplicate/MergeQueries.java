package peyvand.operational.duplicate;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Viewer;
import peyvand.operational.duplicate.MergePreview.Field;
import peyvand.operational.duplicate.MergePreview.Own;
import peyvand.operational.duplicate.MergePreview.Rows;
import peyvand.operational.duplicate.Parties.Party;

/** What merges would do and have done. */
@Repository
public class MergeQueries {

    private static final Set<String> NAMES_OF_A_PERSON = Set.of("given_name", "family_name");

    private final JdbcClient jdbc;
    private final Parties parties;
    private final MergeFields fields;
    private final MergeValues values;
    private final Moves moves;

    MergeQueries(JdbcClient jdbc, Parties parties, MergeFields fields, MergeValues values, Moves moves) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.fields = fields;
        this.values = values;
        this.moves = moves;
    }

    /** Field by field what the two say and whose value is kept, and how many rows move. */
    public MergePreview preview(Viewer viewer, DuplicateKind kind, long winnerId, long loserId) {
        parties.requireVisible(viewer, kind, winnerId, loserId);
        Party winner = parties.read(kind, winnerId);
        Party loser = parties.read(kind, loserId);
        parties.requireMergeable(kind, winner, loser);
        List<Field> all = new ArrayList<>(compare(kind, winner, loser, "", Set.of()));
        List<Own> own = new ArrayList<>(values.compare(kind, winner, loser, ""));
        List<Rows> rows = new ArrayList<>(moves.countReferences(kind.table(), loser.row()));
        if (kind == DuplicateKind.CUSTOMER && winner.person() && loser.person()) {
            comparePersons(winner, loser, all, own, rows);
        }
        rows.sort(Comparator.comparingLong(Rows::count).reversed());
        return new MergePreview(
                kind, party(winner), party(loser), List.copyOf(all), List.copyOf(own), List.copyOf(rows));
    }

    private void comparePersons(Party winner, Party loser, List<Field> all, List<Own> own, List<Rows> rows) {
        List<Long> selves = parties.contacts(winner.id());
        List<Long> others = parties.contacts(loser.id());
        if (!selves.isEmpty() && !others.isEmpty()) {
            Party self = parties.read(DuplicateKind.CONTACT, selves.get(0));
            Party other = parties.read(DuplicateKind.CONTACT, others.get(0));
            all.addAll(compare(DuplicateKind.CONTACT, self, other, Merges.OF_CONTACT, NAMES_OF_A_PERSON));
            own.addAll(values.compare(DuplicateKind.CONTACT, self, other, Merges.OF_CONTACT));
            moves.countReferences(DuplicateKind.CONTACT.table(), other.row()).stream()
                    .filter(count -> rows.stream().noneMatch(row -> row.table().equals(count.table())))
                    .forEach(rows::add);
        }
    }

    private List<Field> compare(DuplicateKind kind, Party winner, Party loser, String prefix, Set<String> without) {
        List<Field> compared = new ArrayList<>();
        for (String column : new LinkedHashSet<>(fields.columns(kind))) {
            Object left = winner.row().get(column);
            Object right = loser.row().get(column);
            if (without.contains(column) || (left == null && right == null)) {
                continue;
            }
            compared.add(new Field(
                    prefix + MergeFields.name(column),
                    text(column, left),
                    text(column, right),
                    MergeFields.kept(left, right),
                    left == null || !left.equals(right)));
        }
        return compared;
    }

    private @Nullable String text(String column, @Nullable Object value) {
        Map<String, String> names = Map.of("owner_id", "staff", MergeFields.PARENT, "customer");
        if (value == null || !names.containsKey(column)) {
            return MergeFields.text(value);
        }
        return jdbc.sql("select name from " + names.get(column) + " where id = :id")
                .param("id", value)
                .query(String.class)
                .single();
    }

    private static MergePreview.Party party(Party party) {
        Object number = party.row().get("number");
        return new MergePreview.Party(
                party.id(),
                party.version(),
                String.valueOf(party.row().get("name")),
                number == null ? null : number.toString(),
                party.row().get("archived_at") != null);
    }

    /** Where a record went that was merged away, for links to it; empty when it was not. */
    public OptionalLong survivor(Viewer viewer, DuplicateKind kind, long id) {
        return visible(viewer, """
                        select gone.merged_into_id from {table} gone join {table} it on it.id = gone.merged_into_id
                        join customer c on c.id = {customer} where gone.id = :id
                        """, kind)
                .with("id", id)
                .on(jdbc)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The merges into and of a record, the latest first, at most 100. */
    public List<MergeRow> history(Viewer viewer, DuplicateKind kind, long id) {
        parties.requireVisible(viewer, kind, id);
        return visible(viewer, """
                        select m.id, m.winner_id, it.name as winner_name, m.loser_id, m.loser_before ->> 'name' as loser_name,
                               m.merged_at, mb.name as merged_by, m.undone_at, ub.name as undone_by
                        from merge m join {table} it on it.id = m.winner_id join customer c on c.id = {customer}
                        left join staff mb on mb.id = m.merged_by left join staff ub on ub.id = m.undone_by
                        where m.id in (
                          (select id from merge where record_kind = :kind and winner_id = :id order by id desc limit 100)
                          union (select id from merge where record_kind = :kind and loser_id = :id order by id desc limit 100))
                        """, kind)
                .add("order by m.id desc limit 100")
                .with("kind", kind.name())
                .with("id", id)
                .on(jdbc)
                .query((row, n) -> {
                    Timestamp undone = row.getTimestamp("undone_at");
                    return new MergeRow(
                            row.getLong("id"),
                            row.getLong("winner_id"),
                            row.getString("winner_name"),
                            row.getLong("loser_id"),
                            row.getString("loser_name"),
                            row.getTimestamp("merged_at").toInstant(),
                            row.getString("merged_by"),
                            undone == null ? null : undone.toInstant(),
                            row.getString("undone_by"));
                })
                .list();
    }

    private static Sql visible(Viewer viewer, String sql, DuplicateKind kind) {
        String text = sql.replace("{table}", kind.table())
                .replace("{customer}", kind == DuplicateKind.CUSTOMER ? "it.id" : "it.customer_id");
        return Visibility.customers(Sql.of(text), viewer, "c");
    }
}
