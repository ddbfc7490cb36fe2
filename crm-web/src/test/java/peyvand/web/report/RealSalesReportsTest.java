package peyvand.web.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.report.Group;
import peyvand.analytical.report.Outcome;
import peyvand.analytical.report.OutcomeReports;
import peyvand.analytical.report.ReportFilter;
import peyvand.domain.ImportId;
import peyvand.domain.PipelineId;
import peyvand.domain.Viewer;
import peyvand.operational.imports.ImportKind;
import peyvand.operational.imports.ImportOptions;
import peyvand.operational.imports.ImportOptions.StandIns;
import peyvand.operational.imports.ImportPreview;
import peyvand.operational.imports.ImportQueries;
import peyvand.operational.imports.ImportState;
import peyvand.operational.imports.Imports;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.WebTest;

/**
 * Real accounts, products, agents and opportunities come in by the ordinary import, as their publisher gives them away;
 * what the reports then say is what the file says, summed up here line by line.
 */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealSalesReportsTest {

    private static final int WAIT_MILLIS = 50;
    private static final int LONGEST_WAITS = 2_400;

    @Autowired
    Browsers browsers;

    @Autowired
    Imports imports;

    @Autowired
    ImportQueries queries;

    @Autowired
    OutcomeReports reports;

    @Autowired
    JdbcClient jdbc;

    private Viewer sara;
    private ReportFilter filter;
    private List<Sale> sales;
    private final List<ImportId> brought = new java.util.ArrayList<>();

    private record Sale(String agent, String product, String stage, LocalDate closed, long value) {

        static Sale of(String line) {
            String[] cell = line.split(",", -1);
            return new Sale(
                    cell[1],
                    cell[2].replace("GTXPro", "GTX Pro"),
                    cell[4],
                    cell[6].isEmpty() ? LocalDate.MAX : LocalDate.parse(cell[6]),
                    cell[7].isEmpty() ? 0 : Long.parseLong(cell[7]));
        }

        LocalDate quarter() {
            return LocalDate.of(closed.getYear(), closed.getMonth().firstMonthOfQuarter(), 1);
        }
    }

    @BeforeAll
    void bringIn() throws IOException {
        sara = browsers.viewer();
        PipelineId pipeline = new PipelineId(jdbc.sql("""
                insert into crm.pipeline (label_en, position, created_at) values ('Hardware', 99, now()) returning id
                """).query(Long.class).single());
        jdbc.sql("""
                insert into crm.stage (pipeline_id, label_en, position, probability)
                values (:pipeline, 'Prospecting', 1, 10), (:pipeline, 'Engaging', 2, 40)
                """).param("pipeline", pipeline.value()).update();
        run(ImportKind.CUSTOMERS, "crm_accounts", StandIns.NONE);
        run(ImportKind.PRODUCTS, "crm_products", StandIns.NONE);
        run(ImportKind.STAFF, "crm_sales_teams", new StandIns(null, null, "hardware.example"));
        run(ImportKind.OPPORTUNITIES, "crm_sales_pipeline", new StandIns(pipeline.value(), "Not known yet", null));
        sales = file("crm_sales_pipeline").lines().skip(1).map(Sale::of).toList();
        filter = ReportFilter.of(LocalDate.of(2016, 1, 1), LocalDate.of(2017, 12, 31))
                .in(pipeline);
    }

    @AfterAll
    void takeBack() {
        for (int i = brought.size() - 1; i >= 0; i--) {
            imports.undo(sara, brought.get(i));
            await(brought.get(i), ImportState.UNDONE);
        }
        jdbc.sql("update crm.pipeline set retired_at = now() where label_en = 'Hardware'")
                .update();
    }

    @Test
    void tellWhatTheFileTellsInAll() {
        Outcome total = reports.total(sara, filter);

        assertThat(total.won() + " " + total.lost()).isEqualTo("4238 2473");
        assertThat(total.wonAmount().longValueExact())
                .isEqualTo(sales.stream()
                        .filter(sale -> sale.stage.equals("Won"))
                        .mapToLong(Sale::value)
                        .sum());
    }

    @Test
    void tellWhatEachAgentWonAndLost() {
        assertThat(told(reports.by(sara, filter, Group.OWNER), names("staff"))).isEqualTo(summed(Sale::agent));
    }

    @Test
    void tellWhatWasWonAndLostOfEachProduct() {
        assertThat(told(reports.by(sara, filter, Group.PRODUCT), names("product")))
                .isEqualTo(summed(Sale::product));
    }

    @Test
    void tellWhatWasWonAndLostInEachQuarter() {
        List<Outcome> quarters = reports.byTime(
                sara, filter, day -> LocalDate.of(day.getYear(), day.getMonth().firstMonthOfQuarter(), 1));

        assertThat(told(quarters, key -> key))
                .hasSize(4)
                .isEqualTo(summed(sale -> sale.quarter().toString()));
    }

    private Function<String, String> names(String table) {
        return id -> jdbc.sql("select name from crm." + table + " where id = :id")
                .param("id", Long.valueOf(id))
                .query(String.class)
                .single();
    }

    private static Map<String, String> told(List<Outcome> outcomes, Function<String, String> name) {
        Map<String, String> told = new TreeMap<>();
        outcomes.forEach(outcome -> told.put(
                name.apply(Objects.requireNonNull(outcome.key())),
                outcome.won() + " for " + outcome.wonAmount().longValueExact() + ", lost " + outcome.lost()));
        return told;
    }

    private Map<String, String> summed(Function<Sale, String> by) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Sale sale : sales) {
            boolean won = sale.stage.equals("Won");
            if (won || sale.stage.equals("Lost")) {
                long[] sum = sums.computeIfAbsent(by.apply(sale), key -> new long[3]);
                sum[won ? 0 : 2]++;
                sum[1] += won ? sale.value : 0;
            }
        }
        Map<String, String> summed = new TreeMap<>();
        sums.forEach((key, sum) -> summed.put(key, sum[0] + " for " + sum[1] + ", lost " + sum[2]));
        return summed;
    }

    private void run(ImportKind kind, String name, StandIns standIns) throws IOException {
        ImportId id = imports.upload(
                sara, name + ".csv", new ByteArrayInputStream(file(name).getBytes(UTF_8)));
        ImportPreview preview = imports.preview(sara, id);
        if (preview.kind() != kind) {
            imports.setFormat(sara, id, kind, preview.format());
            preview = imports.preview(sara, id);
        }
        ImportOptions usual = preview.options();
        imports.setMapping(
                sara,
                id,
                preview.mapping(),
                new ImportOptions(
                        usual.dates(),
                        usual.decimals(),
                        usual.currency(),
                        usual.exchangeRate(),
                        usual.createPersons(),
                        usual.match(),
                        usual.policy(),
                        usual.lineText(),
                        standIns));
        brought.add(id);
        imports.run(sara, id);
        await(id, ImportState.DONE);
        assertThat(queries.details(sara, id).counts()).containsEntry("ROW.REFUSED", 0L);
    }

    private void await(ImportId id, ImportState wanted) {
        for (int i = 0;
                i < LONGEST_WAITS && queries.details(sara, id).row().state().atWork();
                i++) {
            try {
                Thread.sleep(WAIT_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(queries.details(sara, id).row().state()).isEqualTo(wanted);
    }

    private static String file(String name) throws IOException {
        try (var in = new GZIPInputStream(Objects.requireNonNull(
                RealSalesReportsTest.class.getResourceAsStream("/peyvand/data/" + name + ".csv.gz")))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
