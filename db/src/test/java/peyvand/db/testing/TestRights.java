package peyvand.db.testing;

import java.util.List;
import org.flywaydb.core.api.callback.Callback;

/** Tests empty tables, set sequences and make tables of their own, which the application may not. The audit log is not theirs either. */
final class TestRights {

    private TestRights() {}

    /** Comes after {@code rights of the application}, which takes them away. */
    static Callback of(String user) {
        return new AfterMigration(
                "rights that tests need",
                List.of(
                        "grant create on schema crm to " + user,
                        "grant truncate, references on all tables in schema crm to " + user,
                        "grant select, update on all sequences in schema crm to " + user,
                        "revoke truncate on crm.audit_entry from " + user));
    }
}
