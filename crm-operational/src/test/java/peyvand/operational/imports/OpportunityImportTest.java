package peyvand.operational.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peyvand.db.testing.SaleSums;
import peyvand.domain.ImportId;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

class OpportunityImportTest extends ImportsTestCase {

    private static final String HEADER =
            "Deal ID,Deal,Account,Pipeline,Stage,Amount,Opened,Close date,Rep,Reason lost,Product\n"
                    .replace("Reason lost", "Loss reason");

    private static final String FILE = HEADER
            + "A1,Tea for a year,Acme,,Needs,1200.5,2026-01-10,2027-02-01,sara@example.com,,Green Tea\n"
            + "A2,Coffee,Acme,Sales,Won,800,2026-02-01,2026-03-15,Omid,,\n"
            + "A3,Cups,Beta,فروش,closed lost,50,1404/11/12,1404/12/01,,قیمت,\n";

    @BeforeEach
    void startWithoutOpportunities() {
        jdbc.sql("update stage set retired_at = now() where pipeline_id > 1").update();
        jdbc.sql("update pipeline set retired_at = now() where id > 1").update();
        jdbc.sql("delete from team").update();
    }

    @Test
    void bringsInOpportunitiesWithTheirCustomersStagesAndHowTheyEnded() {
        ImportId id = upload(ImportKind.OPPORTUNITIES, FILE);
        String foreseen = counts(check(id));
        ImportDetails done = run(id);
        assertThat(counts(done))
                .isEqualTo(foreseen)
                .isEqualTo("{CUSTOMER.NEW=2, OPPORTUNITY.NEW=3, PRODUCT.NEW=1, ROW.FILE=3, ROW.REFUSED=0}");
        assertThat(value("""
                select string_agg(concat_ws(' ', o.reference, o.name, c.name, s.label_en, o.state, trim_scale(o.amount), o.opened_on,
                  o.close_on, o.closed_on, f.name, r.label_en), E'\n' order by o.reference)
                from opportunity o join customer c on c.id = o.customer_id join stage s on s.id = o.stage_id
                left join staff f on f.id = o.owner_id left join loss_reason r on r.id = o.loss_reason_id
                """)).isEqualTo("""
                A1 Tea for a year Acme Needs OPEN 1200.5 2026-01-10 2027-02-01 Sara
                A2 Coffee Acme Negotiation WON 800 2026-02-01 2026-03-15 2026-03-15 Omid
                A3 Cups Beta Qualification LOST 50 2026-02-01 2026-02-20 2026-02-20 Price""");
        assertThat(done.reconciliation().amount().difference()).isZero();
        assertThat(done.reconciliation().amount().database()).isEqualByComparingTo("2050.5");
    }

    @Test
    void tellsTheWayAnOpportunityWentAsFarAsTheFileKnowsIt() {
        imported(ImportKind.OPPORTUNITIES, FILE);
        assertThat(value("""
                select string_agg(concat_ws(' ', o.reference, (m.at at time zone 'Europe/London')::date, a.label_en, b.label_en, m.to_state), ', ' order by m.id)
                from opportunity_move m join opportunity o on o.id = m.opportunity_id
                left join stage a on a.id = m.from_stage_id join stage b on b.id = m.to_stage_id
                """))
                .isEqualTo(
                        "A1 2026-01-10 Needs OPEN, A2 2026-02-01 Qualification OPEN, A3 2026-02-01 Qualification OPEN, "
                                + "A2 2026-03-15 Qualification Negotiation WON, A3 2026-02-20 Qualification Qualification LOST");
        assertThat(
                        value(
                                "select string_agg(opportunities || ' ' || trim_scale(amount), ',') from stage_total where opportunities > 0"))
                .isEqualTo("1 1200.5");
    }

    @Test
    void bringsTheSameFileInOnceAndGoesOnFromALaterOne() {
        imported(ImportKind.OPPORTUNITIES, FILE);
        String before = checksum();
        assertThat(counts(imported(ImportKind.OPPORTUNITIES, FILE))).contains("OPPORTUNITY.UNCHANGED=3");
        assertThat(checksum()).isEqualTo(before);
        ImportDetails later = imported(
                ImportKind.OPPORTUNITIES,
                "Deal ID,Account,Stage,Amount,Close date\nA1,Acme,Won,1300,2026-04-01\nA3,Beta,Proposal,60,\n");
        assertThat(counts(later)).contains("OPPORTUNITY.UPDATED=2");
        assertThat(
                        value(
                                "select string_agg(concat_ws(' ', reference, state, trim_scale(amount), closed_on), ', ' order by reference) from opportunity"))
                .isEqualTo("A1 WON 1300 2026-04-01, A2 WON 800 2026-03-15, A3 OPEN 60");
        assertThat(
                        value(
                                "select string_agg(to_state, ' ' order by m.id) from opportunity_move m join opportunity o on o.id = opportunity_id where reference = 'A3'"))
                .isEqualTo("OPEN LOST OPEN");
    }

    @Test
    void isUndoneWithoutATraceWhereNobodyHasBuiltOnIt() {
        String before = checksum();
        ImportDetails done = imported(ImportKind.OPPORTUNITIES, FILE);
        SaleSums.count(jdbc, 2);
        assertThat(SaleSums.differences(jdbc)).isEmpty();
        undo(done.row().id());
        assertThat(SaleSums.differences(jdbc)).isEmpty();
        assertThat(checksum()).isEqualTo(before);
        assertThat(value("select sum(opportunities) + sum(amount) from stage_total"))
                .isEqualTo("0.0000");
    }

    @Test
    void putsBackWhatItChangedAsAMoveOfItsOwn() {
        imported(ImportKind.OPPORTUNITIES, FILE);
        ImportDetails later = imported(
                ImportKind.OPPORTUNITIES, "Deal ID,Account,Stage,Amount,Close date\nA1,Acme,Won,1300,2026-04-01\n");
        SaleSums.count(jdbc, 9);
        undo(later.row().id());
        assertThat(SaleSums.differences(jdbc)).isEmpty();
        assertThat(
                        value(
                                "select concat_ws(' ', state, trim_scale(amount), closed_on) from opportunity where reference = 'A1'"))
                .isEqualTo("OPEN 1200.5");
        assertThat(
                        value(
                                "select string_agg(to_state, ' ' order by m.id) from opportunity_move m join opportunity o on o.id = opportunity_id where reference = 'A1'"))
                .isEqualTo("OPEN WON OPEN");
    }

    @Test
    void makesALineOfTheProductAtItsOwnPriceWhereTheRowNamesNoAmount() {
        imported(ImportKind.PRODUCTS, "Product code,Product name,Price,Currency\nGT,Green Tea,12.5,GBP\n");
        imported(
                ImportKind.OPPORTUNITIES,
                "Deal ID,Account,Product,Quantity,Amount\nL1,Acme,green  tea,4,\nL2,Acme,GreenTea,2,30\nL3,Acme,Rare tea,,\n");
        assertThat(lines()).isEqualTo("L1 Green Tea 4 12.5 50 50, L2 Green Tea 2 15 30 30, L3 Rare tea 1 0 0 0");
        ImportDetails later =
                imported(ImportKind.OPPORTUNITIES, "Deal ID,Account,Product,Amount\nL1,Acme,Rare tea,80\nL3,Acme,,9\n");
        assertThat(lines()).isEqualTo("L1 Rare tea 4 20 80 80, L2 Green Tea 2 15 30 30, L3 Rare tea 1 9 9 9");
        jdbc.sql("""
                insert into opportunity_line (opportunity_id, line_no, description, quantity, unit_price)
                select id, 2, 'Delivery', 1, 0 from opportunity where reference = 'L2'
                """).update();
        ImportId several = upload(ImportKind.OPPORTUNITIES, "Deal ID,Account,Product,Amount\nL2,Acme,,31\n");
        run(several);
        assertThat(refused(several)).contains("hasLines");
        undo(later.row().id());
        assertThat(lines()).startsWith("L1 Green Tea 4 12.5 50 50");
    }

    private String lines() {
        return value("""
                select string_agg(concat_ws(' ', o.reference, p.name, trim_scale(l.quantity), trim_scale(l.unit_price), trim_scale(l.amount),
                  trim_scale(o.amount)), ', ' order by o.reference, l.line_no)
                from opportunity o join opportunity_line l on l.opportunity_id = o.id join product p on p.id = l.product_id
                """);
    }

    @Test
    void refusesWhatCannotBeAndKeepsTheRest() {
        ImportId id = upload(
                ImportKind.OPPORTUNITIES,
                HEADER
                        + "B1,One,Acme,,Dreaming,1,2026-01-01,2026-02-01,,,\n"
                        + "B2,Two,Acme,Other,,1,2026-01-01,2026-02-01,,,\n"
                        + "B3,Three,Acme,,Needs,-5,2026-01-01,2026-02-01,,,\n"
                        + "B4,Four,Acme,,Needs,1,2026-03-01,2026-02-01,,,\n"
                        + "B5,Five,Acme,,Won,1,2026-01-01,,,,\n"
                        + "B6,Six,Acme,,Won,1,2026-01-01,2099-01-01,,,\n"
                        + "B7,Seven,,,Needs,1,2026-01-01,2026-02-01,,,\n"
                        + "B8,Eight,Acme,,Needs,1,2026-01-01,2026-02-01,Nobody,,\n"
                        + "B9,Nine,Acme,,Lost,1,2026-01-01,2026-02-01,,Bad luck,\n"
                        + "B10,Ten,Acme,,Needs,1000000000000000000,2026-01-01,2026-02-01,,,\n"
                        + "B11,Eleven,Acme,,Needs,7,2026-01-01,2027-02-01,,,\n");
        assertThat(counts(run(id))).contains("OPPORTUNITY.NEW=1").contains("ROW.REFUSED=10");
        assertThat(refused(id)
                        .lines()
                        .map(line -> line.replaceAll(",[^,]*$", "").isEmpty()
                                ? line
                                : line.substring(0, line.indexOf(',')) + " "
                                        + line.substring(line.lastIndexOf(',') + 1)))
                .contains(
                        "B1 unknownStage[Dreaming]",
                        "B2 unknownPipeline[Other]",
                        "B4 closedBeforeOpened[2026-03-01]",
                        "B5 missing[@CLOSE_ON]",
                        "B6 decidedAhead[2099-01-01]",
                        "B7 missing[@CUSTOMER_NAME]",
                        "B8 unknownOwner[Nobody]",
                        "B9 unknownReason[Bad luck]");
        assertThat(value("select string_agg(reference, '') from opportunity")).isEqualTo("B11");
    }

    @Test
    void touchesNoOpportunityOfACustomerWhoIsNotTheirs() {
        imported(ImportKind.OPPORTUNITIES, FILE);
        jdbc.sql("update customer set owner_id = 1").update();
        Viewer omid = new Viewer(
                new StaffId(2),
                "Omid",
                EnumSet.of(Right.EDIT, Right.BULK),
                Scope.ownedBy(Set.of(new StaffId(2))),
                Scope.ownedBy(Set.of(new StaffId(2))),
                null);
        Viewer sara = viewer;
        viewer = omid;
        ImportId id = upload(ImportKind.OPPORTUNITIES, FILE);
        assertThat(counts(run(id))).contains("OPPORTUNITY.REFUSED=3");
        viewer = sara;
        assertThat(refused(id)).contains("notYours");
    }

    @Test
    void bringsInStaffWithTeamsAndManagersWhoCannotSignInYet() throws IOException {
        ImportId id = upload(ImportKind.STAFF, file("crm_sales_teams.csv.gz"));
        assertThat(counts(run(id))).isEqualTo("{ROW.FILE=35, ROW.REFUSED=35, STAFF.REFUSED=35}");
        ImportId with = upload(ImportKind.STAFF, file("crm_sales_teams.csv.gz"));
        standIns(with, new ImportOptions.StandIns(null, null, "example.org"));
        ImportDetails done = run(with);
        assertThat(counts(done)).isEqualTo("{MANAGER.NEW=6, ROW.FILE=35, ROW.REFUSED=0, STAFF.NEW=35, TEAM.NEW=3}");
        assertThat(value("select count(*) || ' ' || count(password_hash) from staff where email like '%@example.org'"))
                .isEqualTo("41 0");
        assertThat(value("select email from staff where name = 'Moses Frase'")).isEqualTo("moses.frase@example.org");
        assertThat(
                        value(
                                "select string_agg(t.name || ' ' || m.number, ', ' order by t.name) from team t join lateral (select count(*) as number from team_member m where m.team_id = t.id) m on true"))
                .isEqualTo("Central 13, East 14, West 14");
        assertThat(
                        value(
                                "select string_agg(role || ' ' || number, ', ' order by role) from (select role, count(*) as number from staff_role r join staff s on s.id = r.staff_id where s.import_id is not null group by role) r"))
                .isEqualTo("MANAGER 6, SALES 35");
        ImportId again = upload(ImportKind.STAFF, file("crm_sales_teams.csv.gz"));
        assertThat(counts(run(again))).isEqualTo("{ROW.FILE=35, ROW.REFUSED=0, STAFF.UNCHANGED=35}");
        undo(with);
        assertThat(value("select count(*) from staff where email like '%@example.org'"))
                .isEqualTo("0");
        assertThat(value("select count(*) from team")).isEqualTo("0");
    }

    @Test
    void leavesStaffToAdministrators() throws IOException {
        ImportId id = upload(ImportKind.STAFF, file("crm_sales_teams.csv.gz"));
        viewer = new Viewer(
                new StaffId(1), "Sara", EnumSet.of(Right.EDIT, Right.BULK), Scope.EVERYTHING, Scope.EVERYTHING, null);
        assertThat(imports.preview(viewer, upload("teams.csv", file("crm_sales_teams.csv.gz")))
                        .kind())
                .isNotEqualTo(ImportKind.STAFF);
        assertThatThrownBy(() -> imports.run(viewer, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> queries.details(viewer, id)).isInstanceOf(NotFound.class);
    }

    /** The files as their publisher gives them away: nothing in them is mended before. */
    @Test
    void bringsInEightThousandRealOpportunitiesWithTheirAccountsProductsAndAgents() throws IOException {
        imported(ImportKind.CUSTOMERS, file("crm_accounts.csv.gz"));
        imported(ImportKind.PRODUCTS, file("crm_products.csv.gz"));
        ImportId staff = upload(ImportKind.STAFF, file("crm_sales_teams.csv.gz"));
        standIns(staff, new ImportOptions.StandIns(null, null, "example.org"));
        run(staff);
        long pipeline = jdbc.sql(
                        "insert into pipeline (label_en, position, created_at) values ('Hardware', 2, now()) returning id")
                .query(Long.class)
                .single();
        jdbc.sql(
                        "insert into stage (pipeline_id, label_en, position, probability) values (:p, 'Prospecting', 1, 10), (:p, 'Engaging', 2, 40)")
                .param("p", pipeline)
                .update();

        String text = file("crm_sales_pipeline.csv.gz");
        ImportId id = upload("sales_pipeline.csv", text);
        assertThat(imports.preview(viewer, id).kind()).isEqualTo(ImportKind.OPPORTUNITIES);
        assertThat(imports.preview(viewer, id).mapping().columns()).doesNotContainNull();
        standIns(id, new ImportOptions.StandIns(pipeline, "Not known yet", null));
        ImportDetails done = run(id);

        assertThat(counts(done)).isEqualTo("{CUSTOMER.NEW=1, OPPORTUNITY.NEW=8800, ROW.FILE=8800, ROW.REFUSED=0}");
        assertThat(done.reconciliation().amount().difference()).isZero();
        Map<String, String> wonByAgent = new HashMap<>();
        Map<String, long[]> sums = new HashMap<>();
        for (String line : text.lines().skip(1).toList()) {
            String[] cell = line.split(",", -1);
            if (cell[4].equals("Won")) {
                long[] sum = sums.computeIfAbsent(cell[1], agent -> new long[2]);
                sum[0]++;
                sum[1] += Long.parseLong(cell[7]);
            }
        }
        sums.forEach((agent, sum) -> wonByAgent.put(agent, sum[0] + " " + sum[1]));
        Map<String, String> stands = new HashMap<>();
        jdbc.sql("""
                select f.name, count(*) || ' ' || trim_scale(sum(o.amount)) as won
                from opportunity o join staff f on f.id = o.owner_id where o.state = 'WON' group by f.name
                """).query(row -> {
            stands.put(row.getString("name"), row.getString("won"));
        });
        assertThat(stands).hasSize(30).isEqualTo(wonByAgent);
        assertThat(
                        value(
                                "select string_agg(s.label_en || ' ' || number, ', ' order by s.position) from (select stage_id, count(*) as number from opportunity where state = 'OPEN' group by stage_id) n join stage s on s.id = n.stage_id"))
                .isEqualTo("Prospecting 500, Engaging 1589");
        assertThat(
                        value(
                                "select count(*) from opportunity o join customer c on c.id = o.customer_id where c.name = 'Not known yet'"))
                .isEqualTo("1425");
    }

    private static String wonByProduct(String text) {
        Map<String, long[]> sums = new java.util.TreeMap<>();
        for (String line : text.lines().skip(1).toList()) {
            String[] cell = line.split(",", -1);
            if (cell[4].equals("Won")) {
                long[] sum = sums.computeIfAbsent(cell[2].replace("GTXPro", "GTX Pro"), product -> new long[2]);
                sum[0]++;
                sum[1] += Long.parseLong(cell[7]);
            }
        }
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + " " + sum.getValue()[0] + " " + sum.getValue()[1])
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private void standIns(ImportId id, ImportOptions.StandIns standIns) {
        ImportPreview preview = imports.preview(viewer, id);
        ImportOptions usual = preview.options();
        imports.setMapping(
                viewer,
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
    }

    private static String file(String name) throws IOException {
        try (var in = new GZIPInputStream(data(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
