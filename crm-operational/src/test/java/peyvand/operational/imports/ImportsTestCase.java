package peyvand.operational.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.DbTest;
import peyvand.domain.ImportId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(
        classes = ImportsTestApplication.class,
        properties = {
            "spring.flyway.schemas=crm",
            "db-scheduler.table-name=crm.scheduled_tasks",
            "db-scheduler.polling-interval=200ms",
            "db-scheduler.immediate-execution-enabled=true",
            "db-scheduler.threads=2"
        })
@DbTest
abstract class ImportsTestCase {

    private static final int LONGEST_WAIT_SECONDS = 300;

    @Autowired
    Imports imports;

    @Autowired
    ImportQueries queries;

    @Autowired
    ImportWorker worker;

    @Autowired
    JobStore jobs;

    @Autowired
    RefusedRows refusedRows;

    @Autowired
    JdbcClient jdbc;

    Viewer viewer =
            new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);

    @BeforeEach
    void startWithAnEmptyCompany() {
        jdbc.sql("""
                truncate import_mapping, stage_total, order_line, sales_order, product, category, contact_tag, customer_tag, tag, consent, handle, contact,
                  customer, duplicate_pair, search_entry, search_term cascade
                """).update();
        jdbc.sql("delete from team").update();
        jdbc.sql(
                        "update staff set email = 'other' || id || '@example.com', name = 'Other ' || id, import_id = null where id > 2")
                .update();
        jdbc.sql("delete from import_job").update();
        jdbc.sql("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                values (1, 'Sara', 'sara@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()), (2, 'Omid', 'omid@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now())
                on conflict (id) do update set name = excluded.name, email = excluded.email, enabled = true
                """).update();
        jdbc.sql("select setval(pg_get_serial_sequence('staff', 'id'), max(id)) from staff")
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at) values ('Peyvand', 'GBP', 'Europe/London', 'en', 1, now())
                on conflict (id) do update set base_currency = excluded.base_currency, zone = excluded.zone
                """).update();
    }

    /** As all other tests want it. */
    @AfterEach
    void leaveTheCompanyAsItWas() {
        worker.pieceRows = ImportWorker.PIECE_ROWS;
        jdbc.sql("update company set base_currency = 'EUR', zone = 'Asia/Tehran'")
                .update();
    }

    ImportId upload(String name, String text) {
        return upload(name, text, StandardCharsets.UTF_8);
    }

    ImportId upload(String name, String text, Charset charset) {
        return imports.upload(viewer, name, new ByteArrayInputStream(text.getBytes(charset)));
    }

    ImportId upload(ImportKind kind, String text) {
        ImportId id = upload("file.csv", text);
        ImportPreview preview = imports.preview(viewer, id);
        if (preview.kind() != kind) {
            imports.setFormat(viewer, id, kind, preview.format());
        }
        return id;
    }

    ImportDetails imported(ImportKind kind, String text) {
        return run(upload(kind, text));
    }

    ImportDetails run(ImportId id) {
        imports.run(viewer, id);
        return await(id);
    }

    ImportDetails check(ImportId id) {
        imports.check(viewer, id);
        return await(id);
    }

    ImportDetails undo(ImportId id) {
        imports.undo(viewer, id);
        return await(id);
    }

    ImportDetails await(ImportId id) {
        for (int i = 0; i < LONGEST_WAIT_SECONDS * 20; i++) {
            ImportDetails details = queries.details(viewer, id);
            if (!details.row().state().atWork()) {
                return details;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("still at work: " + queries.details(viewer, id));
    }

    String counts(ImportDetails details) {
        assertThat(details.failureKey())
                .as(() -> details.failureArgs().toString())
                .isNull();
        // how many returns could be tied stands beside what became of the rows
        var counts = new TreeMap<>(details.counts());
        counts.keySet().removeIf(name -> name.startsWith("RETURN."));
        return counts.toString();
    }

    String refused(ImportId id) {
        StringWriter out = new StringWriter();
        refusedRows.write(viewer, id, out, "reason", refusal -> refusal.reason() + refusal.args());
        return out.toString().replace("\r\n", "\n");
    }

    void map(ImportId id, ImportOptions options, @Nullable ImportField... columns) {
        imports.setMapping(viewer, id, new ImportMapping(Arrays.asList(columns)), options);
    }

    String value(String sql) {
        return Objects.requireNonNullElse(
                jdbc.sql(sql).query((row, number) -> row.getString(1)).single(), "");
    }

    /** What stands in the tables an import writes to, without versions and the time of the last change. */
    String checksum() {
        StringBuilder sums = new StringBuilder();
        for (String table : List.of(
                "customer",
                "contact",
                "handle",
                "tag",
                "customer_tag",
                "contact_tag",
                "product",
                "category",
                "sales_order",
                "order_line",
                "opportunity",
                "opportunity_move",
                "opportunity_line",
                "staff",
                "team",
                "custom_value",
                "search_entry",
                "search_term",
                "duplicate_pair")) {
            sums.append(table)
                    .append(' ')
                    .append(value("select count(*) || ' ' || coalesce(md5(string_agg(r, ',' order by r)), '') from ("
                            + "select (to_jsonb(t) - 'version' - 'updated_at')::text as r from " + table + " t) x"))
                    .append('\n');
        }
        return sums.toString();
    }

    static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    static InputStream data(String name) {
        return Objects.requireNonNull(ImportsTestCase.class.getResourceAsStream("/peyvand/data/" + name), name);
    }
}
