package peyvand.operational.customer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.ContactId;
import peyvand.domain.HandleKind;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Writes down how contacts want to be reached. */
@Service
@Transactional
public class ContactPreferences {

    private final JdbcClient jdbc;
    private final PreferenceQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    ContactPreferences(JdbcClient jdbc, PreferenceQueries queries, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param version of the contact as the viewer read it
     * @throws NotFound when there is no such contact that this viewer may see
     * @throws Stale when somebody saved the contact or its preferences since
     */
    public void edit(Viewer viewer, ContactId contact, int version, ContactPreference data) {
        ContactPreferenceDetails before = queries.of(viewer, contact);
        Stale.check(contact, version, before.version());
        if (before.archived()) {
            throw new RuleViolation("rule.contact.archived");
        }
        Changes changes = Changes.between(before.data().fields(), data.fields());
        if (changes.isEmpty()) {
            return;
        }
        raise(contact, version, data.preferred());
        save(contact, data);
        audit.record(viewer, "CHANGED", RecordKind.CONTACT, contact.value(), before.customer(), changes);
    }

    private void raise(ContactId contact, int version, @Nullable HandleKind preferred) {
        int raised = jdbc.sql("""
                update contact set preferred_channel = :preferred, updated_at = :at, version = version + 1
                where id = :id and version = :version
                """)
                .param("preferred", preferred == null ? null : preferred.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", contact.value())
                .param("version", version)
                .update();
        if (raised == 0) {
            throw new Stale(contact);
        }
    }

    private void save(ContactId contact, ContactPreference data) {
        QuietHours quiet = data.quiet();
        jdbc.sql("""
                insert into contact_preference (contact_id, fallback, quiet_from, quiet_until, quiet_days, zone)
                values (:contact, :fallback, :from, :until, :days, :zone)
                on conflict (contact_id) do update set fallback = excluded.fallback, quiet_from = excluded.quiet_from,
                  quiet_until = excluded.quiet_until, quiet_days = excluded.quiet_days, zone = excluded.zone
                """)
                .param("contact", contact.value())
                .param("fallback", data.fallback().stream().map(Enum::name).toArray(String[]::new))
                .param("from", quiet == null ? null : quiet.from())
                .param("until", quiet == null ? null : quiet.until())
                .param(
                        "days",
                        quiet == null
                                ? new Short[0]
                                : quiet.days().stream()
                                        .map(ContactPreferences::number)
                                        .toArray(Short[]::new))
                .param("zone", data.zone() == null ? null : data.zone().getId())
                .update();
    }

    /** As ISO counts them: Monday is 1. */
    private static Short number(DayOfWeek day) {
        return (short) day.getValue();
    }
}
