package peyvand.operational.activity;

import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Sql;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.StaffId;

/** Which activities a list shows; null means any. */
public record ActivityFilter(
        @Nullable StaffId owner,
        @Nullable ActivityKind kind,
        @Nullable CustomerId customer,
        @Nullable OpportunityId opportunity) {

    public static ActivityFilter of(StaffId owner) {
        return new ActivityFilter(owner, null, null, null);
    }

    public static ActivityFilter about(CustomerId customer) {
        return new ActivityFilter(null, null, customer, null);
    }

    public static ActivityFilter about(OpportunityId opportunity) {
        return new ActivityFilter(null, null, null, opportunity);
    }

    Sql apply(Sql sql) {
        return sql.andIf("a.owner_id = :owner", "owner", owner == null ? null : owner.value())
                .andIf("a.kind = :kind", "kind", kind == null ? null : kind.name())
                .andIf("a.customer_id = :customer", "customer", customer == null ? null : customer.value())
                .andIf(
                        "a.opportunity_id = :opportunity",
                        "opportunity",
                        opportunity == null ? null : opportunity.value());
    }
}
