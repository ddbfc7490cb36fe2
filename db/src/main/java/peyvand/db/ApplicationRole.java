package peyvand.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Gives the user as whom the application works what it needs and no more, where another one owns the tables and migrates
 * them. To a ledger it may only add: whatever finds a way into a query can neither change what stands there nor take away
 * the trigger that guards it.
 */
class ApplicationRole implements Callback {

    /** Nodes that start together take turns. Without a user of that name, whoever may make users makes it. */
    private static final String GRANT = """
            do $$
            declare
              application constant text := current_setting('peyvand.application');
              ledger regclass;
            begin
              perform pg_advisory_xact_lock(hashtextextended('peyvand application role', 0));
              if not exists (select from pg_roles where rolname = application) then
                execute format('create role %I login password %L', application, current_setting('peyvand.password'));
              end if;
              execute format('grant usage on schema crm to %I', application);
              execute format('grant select, insert, update, delete on all tables in schema crm to %I', application);
              execute format('grant usage on all sequences in schema crm to %I', application);
              if current_setting('server_version_num')::int >= 170000 then -- to analyze what was imported
                execute format('grant maintain on all tables in schema crm to %I', application);
              end if;
              for ledger in
                select t.tgrelid from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                where p.proname = 'refuse_change' and p.pronamespace = 'crm'::regnamespace
              loop
                execute format('revoke update, delete, truncate on %s from %I', ledger, application);
              end loop;
              execute format('revoke insert, update, delete on crm.flyway_schema_history from %I', application);
            end $$
            """;

    private final Supplier<@Nullable JdbcConnectionDetails> application;

    /** @param application as whom the application works; null where nobody knows: then nothing is given */
    ApplicationRole(Supplier<@Nullable JdbcConnectionDetails> application) {
        this.application = application;
    }

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
        var details = application.get();
        var user = details == null ? null : details.getUsername();
        try {
            var owner = context.getConnection();
            if (user != null && !user.equals(owner.getMetaData().getUserName())) {
                grant(owner, user, details.getPassword());
            }
        } catch (SQLException e) {
            throw new DatabaseStartFailure(
                    "The database user " + user + " could not be given its rights: " + e.getMessage(),
                    "Create it, and let spring.flyway.user be the owner of the schema crm.",
                    e);
        }
    }

    private static void grant(Connection owner, String user, @Nullable String password) throws SQLException {
        try (var told = owner.prepareStatement(
                        "select set_config('peyvand.application', ?, false), set_config('peyvand.password', ?, false)");
                var grant = owner.createStatement()) {
            told.setString(1, user);
            told.setString(2, password == null ? "" : password);
            told.execute();
            grant.execute(GRANT);
        }
    }

    @Override
    public String getCallbackName() {
        return "rights of the application";
    }
}
