package peyvand.operational.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peyvand.domain.ImportId;
import peyvand.domain.RuleViolation;

/** Columns of a file that are custom fields. */
class CustomFieldImportTest extends ImportsTestCase {

    private static final String FILE = """
            Customer ID,Name,Motto,Weight,Budget,همکار از,Grade,Export
            K1,Acme,"Say ""=1"" now",۱۲٫۵,"1,000",1405/09/01,طلایی,بله
            K2,Beta,,,,,silver,no
            K3,Gamma,,,,,,
            """;

    private static final String ORDERS = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,Gift note,Deliver by\n";

    private static final ImportOptions ONLY_KNOWN = new ImportOptions(
            DateOrder.AUTO,
            DecimalMark.AUTO,
            null,
            BigDecimal.ONE,
            false,
            null,
            ImportPolicy.UPDATE_ONLY,
            "Sale",
            ImportOptions.StandIns.NONE);

    private long tier;
    private long weight;

    @BeforeEach
    void fields() {
        forget();
        field("CUSTOMER", "TEXT", "Motto", null);
        weight = field("CUSTOMER", "NUMBER", "Weight", "وزن");
        field("CUSTOMER", "MONEY", "Budget", null);
        field("CUSTOMER", "DATE", "Partner since", "همکار از");
        tier = field("CUSTOMER", "CHOICE", "Grade", null);
        field("CUSTOMER", "YES_NO", "Export", null);
        jdbc.sql("""
                insert into custom_choice (field_id, label_en, label_fa, place) values (:tier, 'Gold', 'طلایی', 1), (:tier, 'Silver', null, 2)
                """).param("tier", tier).update();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from custom_value").update();
        jdbc.sql("delete from custom_choice").update();
        jdbc.sql("delete from custom_field").update();
    }

    @Test
    void areKnownByTheirLabelsAndReadAsTheirKindAsks() {
        ImportId id = upload(ImportKind.CUSTOMERS, FILE);
        assertThat(imports.preview(viewer, id).mapping().own()).hasSize(6);
        String foreseen = counts(check(id));
        assertThat(counts(run(id))).isEqualTo(foreseen).isEqualTo("{CUSTOMER.NEW=3, ROW.FILE=3, ROW.REFUSED=0}");
        assertThat(said("K1")).isEqualTo("Say \"=1\" now; 12.5000; 1000.0000; 2026-11-22; Gold; true");
        assertThat(said("K2")).isEqualTo("Silver; false");
        assertThat(said("K3")).isEmpty();

        String before = checksum();
        assertThat(counts(imported(ImportKind.CUSTOMERS, FILE)))
                .isEqualTo("{CUSTOMER.UNCHANGED=3, ROW.FILE=3, ROW.REFUSED=0}");
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void sayWhatIsWrongWithACell() {
        ImportDetails done = imported(ImportKind.CUSTOMERS, """
                Customer ID,Name,Weight,Partner since,Grade,Export
                K1,Acme,heavy,,,
                K2,Beta,,someday,,
                K3,Gamma,,,Bronze,
                K4,Delta,,,,perhaps
                K5,Epsilon,5,2026-11-22,gold,Yes
                """);
        assertThat(counts(done)).isEqualTo("{CUSTOMER.NEW=1, CUSTOMER.REFUSED=4, ROW.FILE=5, ROW.REFUSED=4}");
        assertThat(refused(done.row().id()))
                .contains("noNumber[Weight / وزن, heavy]", "noDate[Partner since / همکار از, someday]")
                .contains("noChoice[Grade, Bronze]", "noChoice[Export, perhaps]");
    }

    @Test
    void areSetWhereTheRowSaysSomethingAndPutBackWhenUndone() {
        imported(ImportKind.CUSTOMERS, FILE);
        String before = checksum();
        ImportDetails more = imported(
                ImportKind.CUSTOMERS,
                "Customer ID,Name,Motto,Grade,Weight\nK1,Acme,,Silver,\nK3,Gamma,New,,7\nK4,New,x,,\n");
        assertThat(counts(more)).isEqualTo("{CUSTOMER.NEW=1, CUSTOMER.UPDATED=2, ROW.FILE=3, ROW.REFUSED=0}");
        assertThat(said("K1")).isEqualTo("Say \"=1\" now; 12.5000; 1000.0000; 2026-11-22; Silver; true");
        assertThat(said("K3")).isEqualTo("New; 7.0000");
        undo(more.row().id());
        assertThat(said("K1")).contains("Gold");
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void areThereForContactsAndProductsToo() {
        field("CONTACT", "TEXT", "Nickname", null);
        field("PRODUCT", "NUMBER", "Height", null);
        imported(ImportKind.CUSTOMERS, "Customer ID,Name\nK1,Acme\n");
        imported(ImportKind.CONTACTS, "Customer ID,Full name,E-mail,Nickname\nK1,Ali Rezaei,ali@b.com,Lion\n");
        ImportDetails products = imported(ImportKind.PRODUCTS, "product,code,Height\nMug,M1,9.5\n");
        assertThat(
                        value(
                                "select string_agg(coalesce(text_value, number_value::text), ' ' order by record_kind) from custom_value"))
                .isEqualTo("Lion 9.5000");
        assertThat(counts(imported(ImportKind.PRODUCTS, "product,code,Height\nMug,M1,9.5\n")))
                .contains("PRODUCT.UNCHANGED=1");
        undo(products.row().id());
        assertThat(value("select string_agg(text_value, ' ') from custom_value"))
                .isEqualTo("Lion");
    }

    @Test
    void areSaidOfAnOrderByTheFirstOfItsRowsThatSaysSomething() {
        field("ORDER", "TEXT", "Gift note", null);
        field("ORDER", "DATE", "Deliver by", null);
        String file = ORDERS
                + "1,A,2,2026-01-05,1.5,,\n"
                + "1,B,1,2026-01-05,3,For Anna,\n"
                + "1,C,1,2026-01-05,3,For nobody,2026-02-01\n"
                + "2,A,1,2026-01-06,1.5,,\n";
        ImportId id = upload(ImportKind.ORDERS, file);
        String foreseen = counts(check(id));
        assertThat(counts(run(id))).isEqualTo(foreseen).contains("ORDER.NEW=2", "ROW.REFUSED=0");
        assertThat(ofOrders()).isEqualTo("1 For Anna, 1 2026-02-01");
        String before = checksum();
        assertThat(counts(imported(ImportKind.ORDERS, file))).contains("ORDER.UNCHANGED=2");
        assertThat(checksum()).isEqualTo(before);

        ImportDetails more = imported(
                ImportKind.ORDERS,
                ORDERS
                        + "1,A,2,2026-01-05,1.5,,\n"
                        + "1,B,1,2026-01-05,3,For Bita,\n"
                        + "1,C,1,2026-01-05,3,,\n"
                        + "3,A,1,2026-01-06,1.5,New,\n");
        assertThat(counts(more)).contains("ORDER.NEW=1", "ORDER.UPDATED=1");
        assertThat(ofOrders()).isEqualTo("1 For Bita, 1 2026-02-01, 3 New");
        undo(more.row().id());
        assertThat(checksum()).isEqualTo(before);
    }

    @Test
    void sayWhatIsWrongWithACellOfAnOrder() {
        field("ORDER", "DATE", "Deliver by", null);
        ImportDetails done = imported(
                ImportKind.ORDERS,
                ORDERS
                        + "1,A,2,2026-01-05,1.5,,\n"
                        + "1,B,1,2026-01-05,3,,someday\n"
                        + "2,A,1,2026-01-06,1.5,,2026-02-01\n");
        assertThat(counts(done)).contains("ORDER.NEW=1", "ORDER.REFUSED=1", "ROW.REFUSED=2");
        assertThat(refused(done.row().id())).contains("anotherRow[]", "noDate[Deliver by, someday]");
        assertThat(ofOrders()).isEqualTo("2 2026-02-01");
    }

    @Test
    void mustBeSaidOfNewRecordsWhereFormsAskForThem() {
        imported(ImportKind.CUSTOMERS, "Customer ID,Name\nK1,Acme\n");
        require("Weight");
        require("Grade");
        String file = """
                Customer ID,Name,City,Weight,Grade,Parent
                K1,Acme,Rasht,,,
                K2,Beta,,,Gold,
                K3,Gamma,,5,silver,
                K4,Delta,,5,,
                K5,Epsilon,,5,gold,Beta
                """;
        ImportId id = upload(ImportKind.CUSTOMERS, file);
        String foreseen = counts(check(id));
        assertThat(counts(run(id)))
                .isEqualTo(foreseen)
                .isEqualTo("{CUSTOMER.NEW=1, CUSTOMER.REFUSED=3, CUSTOMER.UPDATED=1, ROW.FILE=5, ROW.REFUSED=3}");
        assertThat(refused(id))
                .contains("K2,Beta,,,Gold,,missing[Weight / وزن]", "K4,Delta,,5,,,missing[Grade]")
                .contains("K5,Epsilon,,5,gold,Beta,unknownParent[Beta]");

        ImportId known = upload(ImportKind.CUSTOMERS, "Customer ID,Name,City\nK1,Acme,Karaj\nK9,New,Tehran\n");
        imports.setMapping(viewer, known, imports.preview(viewer, known).mapping(), ONLY_KNOWN);
        assertThat(counts(run(known))).isEqualTo("{CUSTOMER.SKIPPED=1, CUSTOMER.UPDATED=1, ROW.FILE=2, ROW.REFUSED=0}");
        jdbc.sql("update custom_field set retired_at = now()").update();
        assertThat(counts(imported(ImportKind.CUSTOMERS, "Customer ID,Name\nK9,New\n")))
                .contains("CUSTOMER.NEW=1");
    }

    @Test
    void mustBeSaidOfNewContactsProductsAndOrdersToo() {
        field("CONTACT", "TEXT", "Nickname", null);
        field("PRODUCT", "NUMBER", "Height", null);
        field("ORDER", "TEXT", "Gift note", null);
        imported(ImportKind.CUSTOMERS, "Customer ID,Name\nK1,Acme\n");
        jdbc.sql("update custom_field set required = true").update();
        ImportId contacts = imported(
                        ImportKind.CONTACTS,
                        "Customer ID,Full name,E-mail,Nickname\nK1,Ali Rezaei,a@b.com,Lion\nK1,Sara Kia,s@b.com,\n")
                .row()
                .id();
        assertThat(refused(contacts))
                .contains("Sara Kia")
                .contains("missing[Nickname]")
                .doesNotContain("Ali");
        ImportId products = imported(ImportKind.PRODUCTS, "product,code,Height\nMug,M1,9.5\nCup,M2,\n")
                .row()
                .id();
        assertThat(refused(products)).contains("Cup,M2,,missing[Height]").doesNotContain("Mug");
        ImportDetails orders = imported(
                ImportKind.ORDERS,
                ORDERS.replace("Deliver by", "CustomerID")
                        + "1,A,2,2026-01-05,1.5,,New\n"
                        + "1,B,1,2026-01-05,3,For Anna,New\n"
                        + "2,A,1,2026-01-06,1.5,,K1\n"
                        + "2,B,1,2026-01-06,1.5,,K1\n");
        assertThat(counts(orders))
                .as("whom and what an order names comes about in passing")
                .contains("CUSTOMER.NEW=1", "ORDER.NEW=1", "ORDER.REFUSED=1", "PRODUCT.NEW=2", "ROW.REFUSED=2");
        assertThat(refused(orders.row().id())).contains("2,A,1,2026-01-06,1.5,,K1,missing[Gift note]");
        assertThat(counts(imported(ImportKind.ORDERS, ORDERS + "1,A,5,2026-01-05,1.5,,\n")))
                .as("one that is there keeps what it says")
                .contains("ORDER.UPDATED=1");
        assertThat(ofOrders()).isEqualTo("1 For Anna");
    }

    private void require(String label) {
        jdbc.sql("update custom_field set required = true where label_en = :label")
                .param("label", label)
                .update();
    }

    private String ofOrders() {
        return value("""
                select string_agg(concat_ws(' ', o.number, v.text_value, v.date_value), ', ' order by o.number, v.field_id)
                from custom_value_order v join sales_order o on o.id = v.record_id
                """);
    }

    @Test
    void areNamedOnceAndOnlyWhereTheyAre() {
        ImportId id = upload(ImportKind.CUSTOMERS, "Customer ID,Name,a,b\nK1,Acme,1,2\n");
        long ofProducts = field("PRODUCT", "NUMBER", "Height", null);
        refused(id, "rule.import.columnTwice", Map.of(2, weight, 3, weight));
        refused(id, "rule.import.columnTwice", Map.of(0, weight));
        refused(id, "rule.import.columnTwice", Map.of(9, weight));
        refused(id, "rule.field.unknown", Map.of(2, ofProducts));
        refused(id, "rule.field.unknown", Map.of(2, 987654321L));
        imports.setMapping(viewer, id, mapping(Map.of(2, weight)), ImportOptions.USUAL);
        run(id);
        assertThat(said("K1")).isEqualTo("1.0000");
    }

    private void refused(ImportId id, String key, Map<Integer, Long> own) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> imports.setMapping(viewer, id, mapping(own), ImportOptions.USUAL))
                .withMessage(key);
    }

    private static ImportMapping mapping(Map<Integer, Long> own) {
        return new ImportMapping(
                Arrays.asList(ImportField.CUSTOMER_REFERENCE, ImportField.CUSTOMER_NAME, null, null),
                Collections.unmodifiableMap(own));
    }

    private long field(String of, String kind, String english, String persian) {
        return jdbc.sql("""
                insert into custom_field (record_kind, kind, label_en, label_fa, place) values (:of, :kind, :english, :persian, 1) returning id
                """)
                .param("of", of)
                .param("kind", kind)
                .param("english", english)
                .param("persian", persian)
                .query(Long.class)
                .single();
    }

    private String said(String reference) {
        return value("""
                select coalesce(string_agg(coalesce(v.text_value, v.number_value::text, v.date_value::text, c.label_en, v.yes_value::text), '; ' order by v.field_id), '')
                from custom_value v join customer r on r.id = v.record_id left join custom_choice c on c.id = v.choice_id
                where v.record_kind = 'CUSTOMER' and r.reference = '%s'
                """.formatted(reference));
    }
}
