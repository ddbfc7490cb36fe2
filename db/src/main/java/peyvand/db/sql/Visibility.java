package peyvand.db.sql;

import java.util.Set;
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
     * Adds the condition that an order is visible.
     *
     * @param alias of its customer, who may be missing: an anonymous sale is everybody's
     * @param foreignKey of the order to its customer
     */
    public static Sql customersOrNone(Sql sql, Viewer viewer, String alias, String foreignKey) {
        Scope scope = viewer.orders();
        return add(sql, scope, "(" + foreignKey + " is null or " + condition(scope, alias) + ")");
    }

    private static Sql add(Sql sql, Scope scope, String condition) {
        return scope.everything() ? sql : bind(sql.and(condition), scope);
    }

    private static String condition(Scope scope, String alias) {
        if (scope.everything()) {
            return "true";
        }
        String owned = alias + ".owner_id = any (:visible_owners)";
        return scope.collaborator() == null
                ? owned
                : "(" + owned + " or " + alias + ".collaborators @> array[:visible_to]::bigint[])";
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
