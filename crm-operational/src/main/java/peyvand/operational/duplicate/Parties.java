package peyvand.operational.duplicate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomFieldId;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;

/** The two records of a merge: that the viewer may see them, that nobody else changes them, and that they go together. */
@Component
class Parties {

    private final JdbcClient jdbc;
    private final Moves moves;
    private final CustomValues values;

    Parties(JdbcClient jdbc, Moves moves, CustomValues values) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.values = values;
    }

    /**
     * The row of a record, by column.
     *
     * @param own what it says in custom fields
     */
    record Party(long id, Map<String, @Nullable Object> row, Map<CustomFieldId, CustomValue> own) {

        int version() {
            return (int) number("version");
        }

        boolean merged() {
            return row.get("merged_into_id") != null;
        }

        boolean person() {
            return "PERSON".equals(row.get("kind"));
        }

        long customer() {
            return row.containsKey("customer_id") ? number("customer_id") : id;
        }

        @Nullable
        Long parent() {
            return row.get(MergeFields.PARENT) == null ? null : number(MergeFields.PARENT);
        }

        /** How the audit log calls it. */
        String title() {
            Object number = row.get("number");
            return (number == null ? "" : number + " ") + row.get("name");
        }

        private long number(String column) {
            if (row.get(column) instanceof Number number) {
                return number.longValue();
            }
            throw new IllegalStateException("no " + column);
        }
    }

    Party read(DuplicateKind kind, long id) {
        return new Party(id, moves.row(kind.table(), id), values.of(kind.recordKind(), id));
    }

    void requireVisible(Viewer viewer, DuplicateKind kind, long... ids) {
        require(viewer, kind, "", ids);
    }

    /** Locks records in the order of their ids, so that two people who merge the same two wait for each other. */
    void lock(Viewer viewer, DuplicateKind kind, long... ids) {
        if (kind == DuplicateKind.CONTACT) {
            jdbc.sql("""
                    select id from customer where id in (select customer_id from contact where id = any (:ids)) order by id for update
                    """).param("ids", boxed(ids)).query(Long.class).list();
            require(viewer, kind, "order by k.id for update of k", ids);
        } else {
            require(viewer, kind, "order by c.id for update of c", ids);
            jdbc.sql("select id from contact where customer_id = any (:ids) order by id for update")
                    .param("ids", boxed(ids))
                    .query(Long.class)
                    .list();
        }
    }

    /** Refuses what cannot become one. */
    void requireMergeable(DuplicateKind kind, Party winner, Party loser) {
        if (winner.id() == loser.id()) {
            throw new RuleViolation("rule.merge.self");
        }
        if (winner.merged() || loser.merged()) {
            throw new RuleViolation("rule.merge.alreadyMerged");
        }
        if (kind == DuplicateKind.CUSTOMER && winner.person() && !loser.person()) {
            throw new RuleViolation("rule.merge.firmIntoPerson");
        }
        if (kind == DuplicateKind.CONTACT && (ofPerson(winner) || ofPerson(loser))) {
            throw new RuleViolation("rule.merge.personAsCustomer");
        }
    }

    /** The contacts of a customer that are not merged away, the oldest first. */
    List<Long> contacts(long customer) {
        return jdbc.sql("select id from contact where customer_id = :customer and merged_into_id is null order by id")
                .param("customer", customer)
                .query(Long.class)
                .list();
    }

    /** The handles that say how the merged record itself is reached. */
    List<Long> handles(DuplicateKind kind, Party winner, Party loser) {
        String whose = switch (kind) {
            case CONTACT -> "contact_id = any (:ids)";
            case CUSTOMER ->
                winner.person() && loser.person()
                        ? "customer_id = any (:ids)"
                        : "customer_id = any (:ids) and contact_id is null";
        };
        return jdbc.sql("select id from handle where " + whose + " order by id")
                .param("ids", new Long[] {winner.id(), loser.id()})
                .query(Long.class)
                .list();
    }

    /** Whether a customer stands below one of these in the tree of parents. */
    boolean below(long customer, long... ancestors) {
        return jdbc.sql("""
                with recursive up as (
                  select id, parent_id from customer where id = :id
                  union
                  select p.id, p.parent_id from customer p join up on p.id = up.parent_id)
                select exists (select from up where id = any (:ancestors))
                """)
                .param("id", customer)
                .param("ancestors", boxed(ancestors))
                .query(Boolean.class)
                .single();
    }

    private boolean ofPerson(Party contact) {
        return read(DuplicateKind.CUSTOMER, contact.customer()).person();
    }

    private void require(Viewer viewer, DuplicateKind kind, String end, long... ids) {
        Sql sql = Sql.of(
                        kind == DuplicateKind.CUSTOMER
                                ? "select c.id from customer c where c.id = any (:ids)"
                                : "select k.id from contact k join customer c on c.id = k.customer_id where k.id = any (:ids)")
                .with("ids", boxed(ids));
        Set<Long> found = new HashSet<>(Visibility.customers(sql, viewer, "c")
                .add(end)
                .on(jdbc)
                .query(Long.class)
                .list());
        for (long id : ids) {
            if (!found.contains(id)) {
                throw new NotFound(kind.id(id));
            }
        }
    }

    private static Long[] boxed(long... ids) {
        Long[] boxed = new Long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            boxed[i] = ids[i];
        }
        return boxed;
    }
}
