package peyvand.db;

import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Looks at the server before the first statement of ours reaches it. */
class ServerRequirements implements Callback {

    /** The oldest with everything our SQL uses (MERGE, ICU databases, unique nulls not distinct). */
    static final int OLDEST_MAJOR = 15;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE || event == Event.BEFORE_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            var server = context.getConnection().getMetaData();
            requireRecent(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new IllegalStateException("The server did not tell its version", e);
        }
    }

    static void requireRecent(int major, String fullVersion) {
        if (major < OLDEST_MAJOR) {
            throw new DatabaseStartFailure(
                    "The database server is PostgreSQL " + fullVersion + "; Peyvand needs " + OLDEST_MAJOR
                            + " or later.",
                    "Upgrade the server, or point spring.datasource.url at a newer one.");
        }
    }

    @Override
    public String getCallbackName() {
        return "server requirements";
    }
}
