package peyvand.web.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A checksum of everything people have stored, to prove that nothing was changed. */
@TestComponent
public class Stored {

    private final JdbcClient jdbc;

    Stored(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * For each table but those of sessions, of the scheduler and of what it reckons from the others when the time has come: a
     * checksum of its rows, once no import is at work any more.
     */
    public Map<String, String> checksums() {
        awaitImports();
        List<String> tables = jdbc.sql("""
                select table_name from information_schema.tables
                where table_schema = 'crm' and table_type = 'BASE TABLE'
                  and table_name !~ '^(spring_session|scheduled_tasks|flyway_|event_publication)'
                  and table_name !~ '^(sale_(sum|counted|uncounted)|segment_(state|member|size|changed)|forecast_(run|snapshot)|quality_(measure|case))$'
                  and table_name !~ '^(analysis_(run|step|state)|(customer|product)_insight|insight_|investment$|stage_|group_flow|category_potential)'
                  and table_name !~ '^(product_(affinity|buyers|month|sequel)|basket_rule|pivot_answer|customer_likeness|likeness_target)'
                """).query(String.class).list();
        Map<String, String> checksums = new TreeMap<>();
        for (String table : tables) {
            checksums.put(
                    table,
                    jdbc.sql("select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                    + " from crm.\"" + table + "\" t")
                            .query(String.class)
                            .single());
        }
        return checksums;
    }

    /** The same without the audit log: refusals and exports change nothing, but are told there. */
    public Map<String, String> checksumsBesideTheAudit() {
        Map<String, String> checksums = checksums();
        checksums.remove("audit_entry");
        return checksums;
    }

    private void awaitImports() {
        long begin = System.nanoTime();
        while (jdbc.sql("select exists (select from crm.import_job where state in ('CHECKING', 'RUNNING', 'UNDOING'))")
                .query(Boolean.class)
                .single()) {
            if (System.nanoTime() - begin > 60_000_000_000L) {
                throw new AssertionError("an import is still at work");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
