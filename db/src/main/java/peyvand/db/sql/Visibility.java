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

    /** Adds the condition that the customer of this alias (table or view with an {@code owner_id}) is visible. */
    public static Sql customers(Sql sql, Viewer viewer, String alias) {
        Scope scope = viewer.customers();
        return scope.everything() ? sql : sql.and(ownedBy(alias), "visible_owners", owners(scope.owners()));
    }

    /** The same where the customer may be missing: an anonymous sale is everybody's. */
    public static Sql customersOrNone(Sql sql, Viewer viewer, String alias, String foreignKey) {
        Scope scope = viewer.customers();
        return scope.everything()
                ? sql
                : sql.and(
                        "(" + foreignKey + " is null or " + ownedBy(alias) + ")",
                        "visible_owners",
                        owners(scope.owners()));
    }

    private static String ownedBy(String alias) {
        return alias + ".owner_id = any (:visible_owners)";
    }

    private static Long[] owners(Set<StaffId> owners) {
        return owners.stream().map(StaffId::value).toArray(Long[]::new);
    }
}
