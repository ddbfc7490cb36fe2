package peyvand.operational.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import peyvand.domain.ImportId;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

class RecordImportTest extends ImportsTestCase {

    private static final String FIRMS = "Customer ID,Name,Sector,Country,Parent,Email,Mobile,Tags,Owner\n"
            + "K1,Acme,technology,UK,,info@acme.com,+989123456789,\"gold; big\",sara@example.com\n"
            + "K2,Acme West,,آلمان,Acme,,,,\n"
            + "K3,Lonely,,,Nobody,,,,\n"
            + "K4,Mail,,,,not a mail,,,\n";

    @Test
    void bringsInCustomersWithHandlesTagsParentsAndOwners() {
        ImportId id = upload(ImportKind.CUSTOMERS, FIRMS);
        String foreseen = counts(check(id));
        assertThat(counts(run(id)))
                .isEqualTo(foreseen)
                .isEqualTo("{CUSTOMER.NEW=2, CUSTOMER.REFUSED=2, ROW.FILE=4, ROW.REFUSED=2}");
        assertThat(refused(id))
                .contains("K3,Lonely,,,Nobody,,,,,[]unknownParent[Nobody]".replace("[]", ""))
                .contains("noHandle[@EMAIL");
        assertThat(
                        value(
                                "select string_agg(c.name || ' ' || c.country || ' ' || coalesce(p.name, '-'), ', ' order by c.reference) from customer c left join customer p on p.id = c.parent_id"))
                .isEqualTo("Acme GB -, Acme West DE Acme");
        assertThat(value("select string_agg(normal, ' ' order by normal) from handle"))
                .isEqualTo("+989123456789 info@acme.com");
        assertThat(value("select string_agg(name, ' ' order by name) from tag")).isEqualTo("big gold");
    }

    @Test
    void updatesCustomersAndPutsThemBackWhenUndone() {
        imported(ImportKind.CUSTOMERS, FIRMS);
        String before = checksum();
        assertThat(counts(imported(ImportKind.CUSTOMERS, FIRMS)))
                .isEqualTo("{CUSTOMER.REFUSED=2, CUSTOMER.UNCHANGED=2, ROW.FILE=4, ROW.REFUSED=2}");
        assertThat(checksum()).isEqualTo(before);
        ImportDetails more = imported(
                ImportKind.CUSTOMERS,
                "Customer ID,Name,Sector,Phone,Tags\nK1,Acme Ltd,,+442079460000,silver\nK2,Acme West,,,\nK9,New one,,,\n");
        assertThat(counts(more))
                .isEqualTo("{CUSTOMER.NEW=1, CUSTOMER.UNCHANGED=1, CUSTOMER.UPDATED=1, ROW.FILE=3, ROW.REFUSED=0}");
        assertThat(value("select name || ' ' || sector from customer where reference = 'K1'"))
                .isEqualTo("Acme Ltd technology");
        undo(more.row().id());
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void putsCustomersIntoTiersAndBackWhenUndone() {
        jdbc.sql(
                        "insert into customer_tier (label_en, label_fa, position) values ('Gold', 'طلایی', 1), ('Silver', 'نقره‌ای', 2)")
                .update();
        imported(ImportKind.CUSTOMERS, "Customer ID,Name,Tier\nT1,One,gold\nT2,Two,نقره‌اي\nT3,Three,\n");
        String before = checksum();
        ImportId id = upload(ImportKind.CUSTOMERS, "Customer ID,Name,Tier\nT1,One,\nT2,Two,Gold\nT3,Three,Tin\n");
        run(id);
        assertThat(refused(id)).contains("unknownTier[Tin]");
        assertThat(
                        value(
                                "select string_agg(reference || ' ' || tier_en, ', ' order by reference) from dim_customer where tier_id is not null"))
                .isEqualTo("T1 Gold, T2 Gold");
        undo(id);
        assertThat(
                        value(
                                "select string_agg(reference || ' ' || tier_en, ', ' order by reference) from dim_customer where tier_id is not null"))
                .isEqualTo("T1 Gold, T2 Silver");
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void keepsWhatSomebodyChangedOrUsesWhenUndone() {
        ImportDetails first = imported(ImportKind.CUSTOMERS, "Customer ID,Name\nA,One\nB,Two\nC,Three\n");
        jdbc.sql("update customer set name = 'Edited', version = version + 1 where reference = 'A'")
                .update();
        imported(ImportKind.CONTACTS, "Customer ID,First name,Last name,E-mail\nB,Ali,Rezaei,ali@b.com\n");
        ImportDetails undone = undo(first.row().id());
        assertThat(undone.counts()).containsEntry("CUSTOMER.KEPT", 2L);
        assertThat(value("select string_agg(reference, ' ' order by reference) from customer"))
                .isEqualTo("A B");
    }

    @Test
    void bringsInContactsOfKnownCustomersOnly() {
        imported(ImportKind.CUSTOMERS, "Customer ID,Name\nA,One\n");
        String text =
                "Customer ID,Full name,E-mail,Gender,Birth date\nA,مریم کریمی,maryam@a.com,خانم,۱۳۷۰/۰۵/۱۲\nZ,X Y,x@y.com,,\n";
        ImportId id = upload(ImportKind.CONTACTS, text);
        assertThat(counts(run(id))).isEqualTo("{CONTACT.NEW=1, CONTACT.REFUSED=1, ROW.FILE=2, ROW.REFUSED=1}");
        assertThat(value("select given_name || '|' || family_name || '|' || gender || '|' || birth_date from contact"))
                .isEqualTo("مریم|کریمی|FEMALE|1991-08-03");
        String before = checksum();
        assertThat(counts(imported(ImportKind.CONTACTS, text))).contains("CONTACT.UNCHANGED=1");
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void bringsInProductsByNameOrCode() {
        String text = "product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,4821\n";
        ImportId id = upload(ImportKind.PRODUCTS, text);
        ImportMapping mapping = imports.preview(viewer, id).mapping();
        var byName = new ImportOptions(
                DateOrder.AUTO,
                DecimalMark.AUTO,
                null,
                java.math.BigDecimal.ONE,
                false,
                MatchKey.NAME,
                ImportPolicy.CREATE_AND_UPDATE,
                "Sale",
                ImportOptions.StandIns.NONE);
        imports.setMapping(viewer, id, mapping, byName);
        imports.saveMapping(viewer, id, "price list");
        assertThat(counts(run(id))).isEqualTo("{PRODUCT.NEW=2, ROW.FILE=2, ROW.REFUSED=0}");
        ImportId again = upload("list.csv", text.replace("550", "560"));
        assertThat(imports.preview(viewer, again).options().match()).isEqualTo(MatchKey.NAME);
        assertThat(counts(run(again))).isEqualTo("{PRODUCT.UNCHANGED=1, PRODUCT.UPDATED=1, ROW.FILE=2, ROW.REFUSED=0}");
        undo(again);
        assertThat(value("select price || ' ' || currency from product where name = 'GTX Basic'"))
                .isEqualTo("550.0000 GBP");
    }

    @Test
    void keepsWhoWasSpokenToWhenItIsUndone() {
        ImportDetails done = imported(
                ImportKind.CUSTOMERS, "Customer ID,Name,Type\nA,Alborz,organisation\nB,Bita,person\nC,Cyrus,person\n");
        jdbc.sql("""
                insert into touchpoint (customer_id, at, channel, direction, body, recorded_at)
                select id, now(), 'PHONE', 'IN', 'Asked for a price', now() from customer where reference in ('A', 'B')
                """).update();

        assertThat(counts(undo(done.row().id()))).contains("CUSTOMER.KEPT=2");

        assertThat(
                        value(
                                "select string_agg(c.name, ' ' order by c.name) from customer c join touchpoint t on t.customer_id = c.id"))
                .isEqualTo("Alborz Bita");
        assertThat(value("select count(*) from customer")).isEqualTo("2");
    }

    @Test
    void keepsAHandleForWhichSomethingWasAgreedWhenItIsUndone() {
        imported(ImportKind.CUSTOMERS, "Customer ID,Name\nA,Alborz\n");
        ImportDetails again =
                imported(ImportKind.CUSTOMERS, "Customer ID,Name,Email\nA,Alborz Trading,info@alborz.example\n");
        jdbc.sql("""
                insert into consent (handle_id, purpose, granted, source, recorded_at) select id, 'MARKETING', false, 'phone', now() from handle
                """).update();

        undo(again.row().id());

        assertThat(value("select name from customer")).isEqualTo("Alborz");
        assertThat(value("select value from handle")).isEqualTo("info@alborz.example");
    }

    @Test
    void touchesOnlyCustomersTheViewerMaySee() {
        imported(ImportKind.CUSTOMERS, "Customer ID,Name,Owner\nA,One,omid@example.com\n");
        viewer = new Viewer(
                new StaffId(1),
                "Sara",
                EnumSet.allOf(Right.class),
                Scope.ownedBy(Set.of(new StaffId(1))),
                Scope.ownedBy(Set.of(new StaffId(1))),
                null);
        ImportId id = upload(ImportKind.CUSTOMERS, "Customer ID,Name\nA,Mine now\nB,New\n");
        assertThat(counts(run(id))).isEqualTo("{CUSTOMER.NEW=1, CUSTOMER.REFUSED=1, ROW.FILE=2, ROW.REFUSED=1}");
        assertThat(value("select owner_id from customer where reference = 'B'")).isEqualTo("1");
    }

    @Test
    void stopsWhenAskedAndGoesOn() {
        StringBuilder text = new StringBuilder("Customer ID,Name\n");
        for (int i = 0; i < 2_500; i++) {
            text.append("R").append(i).append(",Name ").append(i).append('\n');
        }
        ImportId id = imports.upload(
                viewer,
                "many.csv",
                new ByteArrayInputStream(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        jobs.move(id, ImportState.MAY_RUN, ImportState.RUNNING);
        worker.pieceRows = 1_000;
        worker.written = piece -> {
            jdbc.sql("update import_job set stop_requested = true").update();
            try {
                Thread.sleep(1_100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        worker.run(id);
        worker.written = piece -> {};
        assertThat(queries.details(viewer, id).row().state()).isEqualTo(ImportState.STOPPED);
        assertThat(value("select count(*) from customer")).isEqualTo("1000");
        assertThat(counts(run(id))).isEqualTo("{CUSTOMER.NEW=2500, ROW.FILE=2500, ROW.REFUSED=0}");
        assertThat(value("select count(distinct reference) from customer")).isEqualTo("2500");
    }

    @Test
    void findsRecordsByTheFirstKeyTheFileHasAColumnFor() {
        ImportDetails accounts = imported(ImportKind.CUSTOMERS, "account,sector\nAcme,retail\nBeta,medical\n");
        assertThat(counts(accounts)).contains("CUSTOMER.NEW=2");

        ImportId again = upload(ImportKind.CUSTOMERS, "account,sector\nAcme,retail\nBeta,software\n");
        assertThat(counts(run(again))).contains("CUSTOMER.UPDATED=1", "CUSTOMER.UNCHANGED=1");

        ImportId chosen = upload(ImportKind.CUSTOMERS, "account,sector\nAcme,retail\n");
        ImportOptions byEmail = new ImportOptions(
                DateOrder.AUTO,
                DecimalMark.AUTO,
                null,
                BigDecimal.ONE,
                false,
                MatchKey.EMAIL,
                ImportPolicy.CREATE_AND_UPDATE,
                "Sale",
                ImportOptions.StandIns.NONE);
        assertThatThrownBy(() -> imports.setMapping(
                        viewer, chosen, queries.details(viewer, chosen).mapping(), byEmail))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.import.columnMissing");
    }

    @Test
    void readsAWorkbookWithItsDatesAndNumbers() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", null)) {
            Worksheet sheet = workbook.newWorksheet("مشتریان");
            String[] header = {"نام", "شناسه مشتری", "تعداد کارکنان", "شهر"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            sheet.value(1, 0, "شرکت پارس");
            sheet.value(1, 1, 17850);
            sheet.value(1, 2, 120);
            sheet.value(1, 3, "تهران");
        }
        ImportId id = imports.upload(viewer, "customers.xlsx", new ByteArrayInputStream(bytes.toByteArray()));
        ImportPreview preview = imports.preview(viewer, id);
        if (preview.kind() != ImportKind.CUSTOMERS) {
            imports.setFormat(viewer, id, ImportKind.CUSTOMERS, preview.format());
        }
        run(id);
        assertThat(jdbc.sql(
                                "select name || '|' || reference || '|' || coalesce(employees::text, '') || '|' || city from customer")
                        .query(String.class)
                        .single())
                .isEqualTo("شرکت پارس|17850|120|تهران");
    }

    @Test
    void refusesAWorkbookThatIsNone() {
        byte[] broken = "PK\u0003\u0004 but no workbook".getBytes(UTF_8);
        assertThatThrownBy(() -> imports.upload(viewer, "broken.xlsx", new ByteArrayInputStream(broken)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.import.brokenWorkbook");
    }
}
