package peyvand.db.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Lets a class of tests begin in the database as the migrations made it, whatever the classes before it left there: so no
 * test passes, and none fails, because of those that happened to run earlier.
 *
 * <p>What the migrations wrote is kept aside when they are done. The calendar, which is long and which nobody changes, stays.
 */
final class AsMigrated implements BeforeAllCallback {

    private static final String TABLES = """
            (select c.relname as name from pg_class c
             where c.relnamespace = 'crm'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               and c.relname not in ('flyway_schema_history', 'dim_date'))
            """;

    private static final String KEEP = """
            do $$
            declare
              it record;
              filled boolean;
            begin
              if to_regnamespace('as_migrated') is not null then return; end if;
              create schema as_migrated;
              for it in select * from %s t loop
                execute format('select exists (select from crm.%%I)', it.name) into filled;
                if filled then execute format('create table as_migrated.%%1$I as table crm.%%1$I', it.name); end if;
              end loop;
            end $$
            """.formatted(TABLES);

    private static final String RESTORE = """
            do $$
            declare
              it record;
              found boolean;
              filled text[] := '{}';
            begin
              if to_regnamespace('as_migrated') is null then return; end if;
              perform set_config('session_replication_role', 'replica', true);
              for it in select * from %s t loop
                execute format('select exists (select from crm.%%I)', it.name) into found;
                if found then filled := filled || format('crm.%%I', it.name); end if;
              end loop;
              if filled <> '{}' then execute 'truncate ' || array_to_string(filled, ', ') || ' cascade'; end if;
              for it in
                select table_name as name, string_agg(quote_ident(column_name), ', ') as columns
                from information_schema.columns
                where table_schema = 'crm' and is_generated = 'NEVER'
                  and table_name in (select relname from pg_class where relnamespace = 'as_migrated'::regnamespace)
                group by table_name
              loop
                execute format('insert into crm.%%1$I (%%2$s) overriding system value select %%2$s from as_migrated.%%1$I',
                               it.name, it.columns);
              end loop;
            end $$
            """.formatted(TABLES);

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        DbTest test = AnnotatedElementUtils.findMergedAnnotation(context.getRequiredTestClass(), DbTest.class);
        if (test != null && test.anew()) {
            restore();
        }
    }

    static void restore() throws SQLException {
        try (Connection connection = TestPostgres.superuser();
                var statement = connection.createStatement()) {
            statement.execute(RESTORE);
        }
    }

    /** Keeps aside what the migrations wrote, before the first test. */
    static Callback keeping() {
        return new AfterMigration("what the migrations wrote", List.of(KEEP));
    }
}
