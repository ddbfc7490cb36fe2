package peyvand.operational.customer;

import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;

/** Writes handles; equal ones of one owner meet in the unique index. */
@Repository
class HandleStore {

    private final JdbcClient jdbc;
    private final PhoneRegion region;
    private final Clock clock;

    HandleStore(JdbcClient jdbc, PhoneRegion region, Clock clock) {
        this.jdbc = jdbc;
        this.region = region;
        this.clock = clock;
    }

    /** @throws RuleViolation when the value is none of its kind, or is there already */
    long add(CustomerId customer, @Nullable ContactId contact, HandleData handle) {
        String normal = handle.kind().normalise(handle.value(), region.code());
        return jdbc.sql("""
                insert into handle (customer_id, contact_id, kind, value, normal, label, created_at)
                values (:customer, :contact, :kind, :value, :normal, :label, :at)
                on conflict do nothing
                returning id
                """)
                .param("customer", customer.value())
                .param("contact", contact == null ? null : contact.value())
                .param("kind", handle.kind().name())
                .param("value", handle.value().strip())
                .param("normal", normal)
                .param("label", handle.label())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new RuleViolation("rule.handle.there", handle.value()));
    }
}
