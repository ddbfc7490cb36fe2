package peyvand.web.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomFieldId;
import peyvand.domain.HandleKind;
import peyvand.domain.RecordKind;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.customer.HandleData;
import peyvand.operational.duplicate.DuplicateSearch;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomFieldData;
import peyvand.operational.field.CustomFieldQueries;
import peyvand.operational.field.CustomFields;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.FieldKind;
import peyvand.operational.field.Label;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class DuplicatePagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    DuplicateSearch search;

    @Autowired
    CustomFields fields;

    @Autowired
    CustomFieldQueries fieldQueries;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        long one = person("Parviz Tavakoli", "parviz@tavakoli.example");
        long two = person("Parviz Tavakkoli", "Parviz@Tavakoli.example");
        search.findAll();

        for (String path : List.of(
                "/duplicates",
                "/duplicates?kind=CONTACT",
                "/duplicates/of/CUSTOMER/" + one,
                "/duplicates/of/CUSTOMER/" + one + "?name=Parviz",
                "/duplicates/CUSTOMER/" + one + "/" + two,
                "/duplicates/merges/CUSTOMER/" + one,
                "/duplicates/similar?recordKind=CUSTOMER&name=Parviz+Tavakoli&phone=1")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
    }

    @Test
    void mergesAndUndoes() {
        Browser sara = browsers.administrator();
        long one = person("Simin Daneshvar", "simin@example.com");
        long two = person("Simin Daneshwar", "simin2@example.com");
        String path = "/duplicates/CUSTOMER/" + one + "/" + two;
        assertThat(sara.get(path).body()).contains("Simin Daneshwar", "choice.name");

        Page merged = sara.post(path, "winnerVersion", "0", "loserVersion", "0", "choice.name", "LOSER");
        assertThat(merged.location()).isEqualTo("/customers/" + one);
        assertThat(sara.get("/customers/" + one).body())
                .contains("Simin Daneshwar", "/duplicates/merges/CUSTOMER/" + one);
        assertThat(sara.get("/customers/" + two).location()).isEqualTo("/customers/" + one);

        Page history = sara.get("/duplicates/merges/CUSTOMER/" + one);
        String undo = history.body().replaceAll("(?s).*action=\"(/duplicates/merges/\\d+/undo).*", "$1");
        assertThat(sara.post(undo, "kind", "CUSTOMER", "id", "" + one).location())
                .isEqualTo("/duplicates/merges/CUSTOMER/" + one);
        assertThat(sara.get("/duplicates/merges/CUSTOMER/" + one).body()).contains("The merge was undone.");
        assertThat(sara.get("/customers/" + two).status()).isEqualTo(200);
        assertThat(sara.post(undo, "kind", "CUSTOMER", "id", "" + one).location())
                .isEqualTo("/duplicates/merges/CUSTOMER/" + one);
        assertThat(sara.get("/duplicates/merges/CUSTOMER/" + one).body()).contains("This merge was undone already.");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsCustomFieldsToChooseFromInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        CustomField tier = field(
                FieldKind.CHOICE, new Label("Tier", "رده"), new Label("Gold", "طلایی"), new Label("Silver", "نقره‌ای"));
        CustomField since = field(FieldKind.DATE, new Label("Since", "از"));
        CustomFieldId day = since.id();
        long one = organisation(Map.of(tier.id(), chosen(tier, 0), day, CustomValue.of(LocalDate.of(2026, 11, 22))));
        long two = organisation(Map.of(tier.id(), chosen(tier, 1)));
        String path = "/duplicates/CUSTOMER/" + one + "/" + two;
        boolean persian = language == Language.FA;
        assertThat(sara.get(path).body())
                .contains(tier.label().in(persian ? "fa" : "en"), since.label().in(persian ? "fa" : "en"))
                .contains("choice." + tier.key(), "choice." + day.key())
                .contains(persian ? "طلایی" : "Gold", persian ? "نقره‌ای" : "Silver")
                .contains(persian ? "22 نوامبر 2026" : "22 Nov 2026")
                .doesNotContain("??");

        String[] chosen = {
            "winnerVersion", "0", "loserVersion", "0", "choice." + tier.key(), "LOSER", "choice." + day.key(), "WINNER"
        };
        sara.post(path, chosen);
        assertThat(sara.get("/customers/" + one).body())
                .contains(persian ? "نقره‌ای" : "Silver", persian ? "22 نوامبر 2026" : "22 Nov 2026")
                .contains("/duplicates/merges/CUSTOMER/" + one)
                .doesNotContain("??");
        jdbc.sql("update crm.custom_field set retired_at = now()").update();
    }

    private static CustomValue chosen(CustomField field, int choice) {
        return CustomValue.chosen(field.choices().get(choice).id());
    }

    private CustomField field(FieldKind kind, Label label, Label... choices) {
        String unique = " " + System.nanoTime();
        Label own = new Label(label.english() + unique, label.persian() + unique);
        return fieldQueries.field(fields.add(
                browsers.viewer(),
                RecordKind.CUSTOMER,
                kind,
                new CustomFieldData(own, new Label(null, null), false),
                List.of(choices)));
    }

    private long organisation(Map<CustomFieldId, @Nullable CustomValue> own) {
        CustomerData firm = CustomerData.named(CustomerKind.ORGANISATION, "Damavand " + System.nanoTime());
        return customers.create(browsers.viewer(), firm, List.of(), own).value();
    }

    @Test
    void answersOddRequestsInWords() {
        Browser sara = browsers.administrator();
        long one = person("Forough Azadi", "forough@example.com");
        long two = person("Forough Azadi", "forough2@example.com");
        String path = "/duplicates/CUSTOMER/" + one + "/" + two;

        assertThat(sara.get("/duplicates/CUSTOMER/" + one + "/" + one).status()).isEqualTo(422);
        assertThat(sara.get("/duplicates/CUSTOMER/" + one + "/999999999").status())
                .isEqualTo(404);
        assertThat(sara.get("/duplicates/TEAPOT/1/2").status()).isEqualTo(404);
        assertThat(sara.get("/duplicates?kind=TEAPOT").status()).isEqualTo(400);
        assertThat(sara.get("/duplicates?at=!").status()).isEqualTo(400);
        assertThat(sara.get("/duplicates?at=" + new peyvand.domain.Cursor(false, "x", 1).encode())
                        .status())
                .isEqualTo(400);
        assertThat(sara.get("/duplicates/similar").status()).isEqualTo(400);
        assertThat(sara.get("/duplicates/similar", "recordKind", "CUSTOMER", "name", "x".repeat(3000))
                        .status())
                .isEqualTo(200);
        assertThat(sara.get("/duplicates/similar", "recordKind", "CUSTOMER", "name", "a\u0000b")
                        .status())
                .isLessThan(500);
        assertThat(sara.post(path, "winnerVersion", "0", "loserVersion", "0", "choice.name", "BOTH")
                        .status())
                .isEqualTo(400);
        assertThat(sara.post(path, "winnerVersion", "7", "loserVersion", "0").status())
                .isEqualTo(409);
        assertThat(sara.post("/duplicates/pairs/999999999/dismissal", "kind", "CUSTOMER")
                        .status())
                .isEqualTo(404);
        assertThat(sara.post("/duplicates/merges/999999999/undo", "kind", "CUSTOMER", "id", "" + one)
                        .status())
                .isEqualTo(404);
        assertThat(browsers.visitor().get("/duplicates").status()).isEqualTo(303);
    }

    private long person(String name, String email) {
        return customers
                .create(
                        browsers.viewer(),
                        CustomerData.named(CustomerKind.PERSON, name),
                        List.of(new HandleData(HandleKind.EMAIL, email, null)))
                .value();
    }
}
