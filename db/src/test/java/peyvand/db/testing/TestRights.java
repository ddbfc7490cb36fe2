package peyvand.db.testing;

import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Tests empty tables, set sequences and make tables of their own, which the application may not. The audit log is not theirs either. */
record TestRights(String user) implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("grant create on schema crm to " + user);
            statement.execute("grant truncate, references on all tables in schema crm to " + user);
            statement.execute("grant select, update on all sequences in schema crm to " + user);
            statement.execute("revoke truncate on crm.audit_entry from " + user);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Callbacks run in the order of their names: this one after {@code rights of the application}, which takes them away. */
    @Override
    public String getCallbackName() {
        return "rights that tests need";
    }
}
