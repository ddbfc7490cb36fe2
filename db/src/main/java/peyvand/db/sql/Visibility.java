package peyvand.db.sql;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/**
 * Whose records a viewer may see, said in SQL. The one predicate for lists, pages, search, counts, exports and
 * suggestions.
 */
public final class Visibility {

    private Visibility() {}

    /** Adds the condition that the customer of this alias ({@code customer} or {@code dim_customer}) is visible. */
    public static Sql customers(Sql sql, Viewer viewer, String alias) {
        return add(sql, viewer.customers(), condition(viewer.customers(), alias));
    }

    /**
     * Refuses a customer that is not to be seen, or was merged into another.
     *
     * @param asked what the viewer asked for: the customer, or something of theirs
     * @throws NotFound of it
     */
    public static void requireCustomer(JdbcClient jdbc, Viewer viewer, CustomerId customer, Object asked) {
        Sql sql = Sql.of("select 1 from customer c where c.id = :id and c.merged_into_id is null")
                .with("id", customer.value());
        if (customers(sql, viewer, "c").on(jdbc).query().listOfRows().isEmpty()) {
            throw new NotFound(asked);
        }
    }

    /**
     * The same statement, put so that each owner's records are sought in an index of the owner first, instead of being
     * picked out of everybody's.
     *
     * @param sql to which {@link #customers} or {@link #buyers} has added its condition
     * @param scope of that condition
     * @param partLast order and limit of the statement and of each of its parts
     * @param last order and limit in terms of its columns
     */
    public static Sql byOwner(Sql sql, Scope scope, String alias, String partLast, String last) {
        if (scope.everything()) {
            return sql.add(partLast);
        }
        String text = sql.toString();
        String condition = condition(scope, alias);
        if (!text.contains(condition)) {
            throw new IllegalArgumentException("not limited to what the viewer sees: " + text);
        }
        String owned = text.replace(condition, alias + ".owner_id = seen.owner");
        StringBuilder parts = new StringBuilder(
                "select part.* from unnest(:visible_owners::bigint[]) seen (owner) cross join lateral (\n" + owned
                        + "\n" + partLast + ") part");
        if (scope.collaborator() != null) {
            String shared = text.replace(
                    condition,
                    shared(alias) + " and (" + alias + ".owner_id is null or not " + alias
                            + ".owner_id = any (:visible_owners))");
            parts.append("\nunion all\n(")
                    .append(shared)
                    .append("\n")
                    .append(partLast)
                    .append(")");
        }
        return Sql.of("select * from (" + parts + ") parts").add(last).withValuesOf(sql);
    }

    /**
     * Adds the condition that a lead is visible: what nobody owns is everybody's, all else is seen by whoever sees what
     * its owner owns.
     *
     * @param alias of a row whose {@code owner_key} is its owner, or 0
     */
    public static Sql leads(Sql sql, Viewer viewer, String alias) {
        Scope scope = viewer.customers();
        return scope.everything()
                ? sql
                : sql.and(leads(alias))
                        .with(
                                "visible_lead_owners",
                                Stream.concat(
                                                Stream.of(0L),
                                                scope.owners().stream().map(StaffId::value))
                                        .toArray(Long[]::new));
    }

    private static String leads(String alias) {
        return alias + ".owner_key = any (:visible_lead_owners)";
    }

    /**
     * The same statement, put so that each owner's leads are sought in an index of the owner first.
     *
     * @param sql to which {@link #leads} has added its condition
     * @param partLast order and limit of the statement and of each of its parts
     * @param last order and limit in terms of its columns
     */
    static Sql leadsByOwner(Sql sql, Viewer viewer, String alias, String partLast, String last) {
        if (viewer.customers().everything()) {
            return sql.add(partLast);
        }
        String text = sql.toString();
        if (!text.contains(leads(alias))) {
            throw new IllegalArgumentException("not limited to what the viewer sees: " + text);
        }
        String owned = text.replace(leads(alias), alias + ".owner_key = seen.owner");
        return Sql.of("select part.* from unnest(:visible_lead_owners::bigint[]) seen (owner) cross join lateral (\n"
                        + owned + "\n" + partLast + ") part")
                .add(last)
                .withValuesOf(sql);
    }

    /** Adds the condition that the orders of the customer of this alias are visible. */
    public static Sql buyers(Sql sql, Viewer viewer, String alias) {
        return add(sql, viewer.orders(), condition(viewer.orders(), alias));
    }

    /**
     * Adds the condition that an order is visible.
     *
     * @param alias of its customer, who may be missing: an anonymous sale is everybody's
     * @param foreignKey of the order to its customer
     */
    public static Sql customersOrNone(Sql sql, Viewer viewer, String alias, String foreignKey) {
        return add(sql, viewer.orders(), customersOrNone(viewer.orders(), alias, foreignKey));
    }

    private static String customersOrNone(Scope scope, String alias, String foreignKey) {
        return "(" + foreignKey + " is null or " + condition(scope, alias) + ")";
    }

    /**
     * The same statement in two parts, so that each can be looked for where it is found soonest: the orders without a
     * customer, and those of the customers seen.
     *
     * @param sql to which {@link #customersOrNone} has added its condition
     * @param partLast order and limit of the statement and of each of its parts
     * @param last order and limit in terms of its columns
     */
    static Sql byCustomer(Sql sql, Viewer viewer, String alias, String foreignKey, String partLast, String last) {
        Scope scope = viewer.orders();
        if (scope.everything()) {
            return sql.add(partLast);
        }
        String text = sql.toString();
        String condition = customersOrNone(scope, alias, foreignKey);
        if (!text.contains(condition)) {
            throw new IllegalArgumentException("not limited to what the viewer sees: " + text);
        }
        String without = text.replace(condition, foreignKey + " is null");
        String seen = text.replace(condition, alias + ".merged_into_id is null and " + condition(scope, alias));
        return Sql.of("select * from ((" + without + "\n" + partLast + ")\nunion all\n(" + seen + "\n" + partLast
                        + ")) parts")
                .add(last)
                .withValuesOf(sql);
    }

    /** As whom somebody finds records: the owners they see, themselves as collaborator, and everybody. */
    static Long[] seers(Scope scope) {
        StaffId collaborator = scope.collaborator();
        return Stream.concat(
                        scope.owners().stream().map(StaffId::value),
                        collaborator == null ? Stream.of(0L) : Stream.of(0L, -collaborator.value()))
                .toArray(Long[]::new);
    }

    private static Sql add(Sql sql, Scope scope, String condition) {
        return scope.everything() ? sql : bind(sql.and(condition), scope);
    }

    private static String condition(Scope scope, String alias) {
        if (scope.everything()) {
            return "true";
        }
        String owned = alias + ".owner_id = any (:visible_owners)";
        return scope.collaborator() == null ? owned : "(" + owned + " or " + shared(alias) + ")";
    }

    /** Says of the array that it is not empty, as the index of those that are not asks for. */
    private static String shared(String alias) {
        return alias + ".collaborators <> '{}' and " + alias + ".collaborators @> array[:visible_to]::bigint[]";
    }

    private static Sql bind(Sql sql, Scope scope) {
        sql.with("visible_owners", owners(scope.owners()));
        return scope.collaborator() == null
                ? sql
                : sql.with("visible_to", scope.collaborator().value());
    }

    private static Long[] owners(Set<StaffId> owners) {
        return owners.stream().map(StaffId::value).toArray(Long[]::new);
    }
}
