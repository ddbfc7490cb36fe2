package peyvand.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as it is installed, on the database it brings along: what its own connection may not do. */
@SpringBootTest(
        classes = ApplicationRoleTests.Application.class,
        properties = {"peyvand.database.settings.fsync=off", "peyvand.database.settings.shared_buffers=32MB"})
@DirtiesContext
class ApplicationRoleTests {

    private static final String DENIED = "42501";

    @EnableAutoConfiguration
    static class Application {}

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry properties) {
        properties.add("peyvand.database.data-dir", () -> folder.resolve("pg18").toString());
    }

    @Autowired
    JdbcClient application;

    @Autowired
    FlywayConnectionDetails owner;

    @Autowired
    Flyway flyway;

    @Test
    void ownsNothingAndIsNobodySpecial() {
        assertThat(one("select current_user")).isEqualTo("peyvand_app");
        assertThat(one("show is_superuser")).isEqualTo("off");
        assertThat(one("select count(*)::text from pg_class where relowner = current_user::regrole"
                        + " and relnamespace = 'crm'::regnamespace"))
                .isEqualTo("0");
        assertThat(one("select count(*)::text from pg_auth_members where member = current_user::regrole"))
                .isEqualTo("0");
        assertThat(one("select (rolcreatedb or rolcreaterole or rolbypassrls or rolreplication)::text from pg_roles"
                        + " where rolname = current_user"))
                .isEqualTo("false");
        assertThat(one("select has_database_privilege(current_database(), 'create')::text"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_entry", "consent", "touchpoint"})
    void addsToALedgerAndChangesNothingInIt(String ledger) {
        for (String attempt : List.of(
                "update crm.%s set id = default",
                "update crm.%s set id = default where false",
                "delete from crm.%s",
                "truncate crm.%s",
                "truncate crm.%s cascade",
                "alter table crm.%s disable trigger all",
                "alter table crm.%s disable trigger user",
                "drop trigger %1$s_append_only on crm.%1$s",
                "alter table crm.%s owner to current_user",
                "alter table crm.%s add column more text",
                "drop table crm.%s",
                "select * from crm.%s for update",
                "create rule nothing as on insert to crm.%s do instead nothing",
                "create trigger other before insert on crm.%s for each statement execute function crm.refuse_change()")) {
            denied(attempt.formatted(ledger));
        }
        assertThat(one("select has_table_privilege('crm.%s', 'select, insert')::text".formatted(ledger)))
                .isEqualTo("true");
    }

    /** Otherwise a table that is to grow only would be guarded by its trigger alone. */
    @Test
    void changesNoTableThatRefusesChanges() {
        assertThat(application.sql("""
                        select t.tgrelid::regclass::text from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                        where p.proname = 'refuse_change'
                        """).query(String.class).list())
                .contains("audit_entry", "consent", "touchpoint")
                .allMatch(
                        ledger -> one("select has_table_privilege('" + ledger + "', 'update, delete, truncate')::text")
                                .equals("false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set role peyvand",
                "set session authorization peyvand",
                "set session_replication_role = replica",
                "create or replace function crm.refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                "drop function crm.refuse_change() cascade",
                "create table crm.mine (id int)",
                "create schema mine",
                "create role mine",
                "alter role peyvand password 'x'",
                "delete from crm.flyway_schema_history",
                "alter table crm.customer add column more text",
                "drop table crm.customer cascade",
                "copy crm.holiday to program 'true'",
                "copy crm.holiday from '/etc/passwd'",
                "select pg_read_file('/etc/passwd')",
                "alter system set fsync = off"
            })
    void findsNoWayRoundItsRights(String attempt) {
        denied(attempt);
    }

    @Test
    void doesItsDailyWork() {
        application
                .sql(
                        "insert into crm.audit_entry (at, action, record_kind, changes) values (now(), 'X', 'STAFF', '{}')")
                .update();
        application
                .sql(
                        "insert into crm.holiday (day, country, name_en, provisional) values ('2033-01-01', 'IR', 'x', false)")
                .update();
        assertThat(application
                        .sql("update crm.holiday set name_en = 'y' where day = '2033-01-01'")
                        .update())
                .isEqualTo(1);
        assertThat(application
                        .sql("delete from crm.holiday where day = '2033-01-01'")
                        .update())
                .isEqualTo(1);
        application.sql("create temp table stage (id int)").update();
        application.sql("analyze customer, contact").update();
        assertThat(one("select (last_analyze is not null)::text from pg_stat_user_tables where relname = 'customer'"))
                .isEqualTo("true");
    }

    /** So an installation that is older than this user, and tables of later migrations, are provided for. */
    @Test
    void isGivenItsRightsAtEveryStart() {
        JdbcClient migrating = JdbcClient.create(
                new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
        migrating.sql("revoke all on all tables in schema crm from peyvand_app").update();
        migrating.sql("create table crm.later (id int)").update();
        denied("select * from crm.customer");

        flyway.migrate();

        assertThat(one("select count(*)::text from crm.customer")).isEqualTo("0");
        assertThat(one("select count(*)::text from crm.later")).isEqualTo("0");
        denied("delete from crm.audit_entry");
        migrating.sql("drop table crm.later").update();
    }

    @Test
    void isMadeWhereItIsMissingByWhoeverMayMakeUsers() {
        migrateAs("postgres", "newcomer");

        JdbcClient newcomer =
                JdbcClient.create(new DriverManagerDataSource(owner.getJdbcUrl(), "newcomer", "its password"));
        assertThat(newcomer.sql("select count(*) from crm.customer")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(newcomer.sql("select has_table_privilege('crm.audit_entry', 'update, delete')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void isAskedForInWordsWhereNobodyMayMakeIt() {
        assertThatThrownBy(() -> migrateAs(owner.getUsername(), "nobody_there"))
                .hasStackTraceContaining("The database user nobody_there could not be given its rights")
                .hasRootCauseInstanceOf(SQLException.class);
    }

    private void migrateAs(String user, String wanted) {
        JdbcConnectionDetails details = new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return wanted;
            }

            @Override
            public String getPassword() {
                return "its password";
            }

            @Override
            public String getJdbcUrl() {
                return owner.getJdbcUrl();
            }
        };
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(owner.getJdbcUrl(), user, owner.getPassword())
                .callbacks(new ApplicationRole(() -> details))
                .load()
                .migrate();
    }

    private void denied(String attempt) {
        var refusal = catchThrowableOfType(
                RuntimeException.class, () -> application.sql(attempt).query(row -> {}));
        assertThat(refusal).as(attempt).hasRootCauseInstanceOf(SQLException.class);
        assertThat(((SQLException) rootCause(refusal)).getSQLState())
                .as(attempt + ": " + rootCause(refusal).getMessage())
                .isEqualTo(DENIED);
    }

    private static Throwable rootCause(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootCause(thrown.getCause());
    }

    private String one(String query) {
        return application.sql(query).query(String.class).single();
    }
}
