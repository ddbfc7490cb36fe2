package peyvand.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.HandleKind;
import peyvand.operational.customer.ContactData;
import peyvand.operational.customer.Contacts;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.customer.HandleData;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class PreferencePagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    Contacts contacts;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachPageInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        CustomerId anna = customers.create(
                browsers.viewer(),
                CustomerData.named(CustomerKind.PERSON, "Anna"),
                List.of(new HandleData(HandleKind.EMAIL, "anna@example.com", null)));
        String contact = "/contacts/"
                + jdbc.sql("select id from contact where customer_id = :id")
                        .param("id", anna.value())
                        .query(Long.class)
                        .single();
        Page saved = sara.post(
                contact + "/preferences/edit",
                "version",
                "0",
                "preferredChannel",
                "TELEGRAM",
                "fallbackFirst",
                "EMAIL",
                "fallbackSecond",
                "",
                "fallbackThird",
                "FAX",
                "quietFrom",
                "۲۲:۳۰",
                "quietUntil",
                "7:00",
                "quietDays",
                "FRIDAY",
                "quietDays",
                "SATURDAY",
                "contactZone",
                "Europe/Berlin");
        assertThat(saved.location()).isEqualTo(contact + "/preferences");
        agree(sara, anna, "/customers/" + anna, "Newsletter, version 3");

        for (String path :
                List.of(contact, "/customers/" + anna, contact + "/preferences", contact + "/preferences/edit")) {
            Page page = sara.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        for (String path : List.of(contact, "/customers/" + anna, contact + "/preferences")) {
            assertThat(sara.get(path).body())
                    .as(path)
                    .contains("Europe/Berlin", "Newsletter, version 3", "on the phone", "anna@example.com");
        }
        assertThat(sara.get(contact + "/preferences/edit").body())
                .contains("value=\"FRIDAY\" checked", "value=\"SATURDAY\" checked")
                .doesNotContain("value=\"MONDAY\" checked");
        assertThat(sara.get("/contacts/999999999/preferences").status()).isEqualTo(404);
        assertThat(sara.get("/contacts/999999999/preferences/edit").status()).isEqualTo(404);
    }

    @Test
    void showsWhatWasAgreedForAFirmOnItsPage() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();

        agree(sara, alborz, "/customers/" + alborz, "Our terms of 2026");

        assertThat(sara.get("/customers/" + alborz).body())
                .contains("Our terms of 2026", "What was agreed", "agreed: on the phone");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        String edit = "/contacts/" + contact(firm()) + "/preferences/edit";
        for (String[] wrong : new String[][] {
            {"version", "0", "quietFrom", "22:00"},
            {"version", "0", "quietFrom", "22:00", "quietUntil", "22:00"},
            {"version", "0", "quietFrom", "24:00", "quietUntil", "7:00"},
            {"version", "0", "quietFrom", "22:00", "quietUntil", "7:00", "quietDays", "SOMEDAY"},
            {"version", "0", "quietFrom", "22:00", "contactZone", "Mars/Olympus"},
            {"version", "0", "quietFrom", "22:00", "preferredChannel", "PIGEON"}
        }) {
            Page refused = sara.post(edit, wrong);
            assertThat(refused.status()).as(String.join(" ", wrong)).isEqualTo(422);
            assertThat(refused.body()).contains("error-summary", wrong[3]).doesNotContain("??");
        }
    }

    @Test
    void showsBothValuesToTheSecondOfTwoWhoEdit() {
        Browser sara = browsers.administrator();
        String edit = "/contacts/" + contact(firm()) + "/preferences/edit";
        assertThat(browsers.colleague()
                        .post(edit, "version", "0", "quietFrom", "22:00", "quietUntil", "7:00")
                        .status())
                .isEqualTo(302);

        Page late = sara.post(edit, "version", "0", "quietFrom", "23:00", "quietUntil", "7:00");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("22:00", "23:00", "name=\"version\" value=\"1\"");
    }

    @Test
    void refusesAConsentOfWhichNobodyKnowsWhereItWasGiven() {
        Browser sara = browsers.administrator();
        CustomerId alborz = firm();
        long handle = handle(alborz);

        assertThat(sara.post("/handles/" + handle + "/consents", "purpose", "MARKETING", "granted", "true")
                        .status())
                .isEqualTo(422);
        assertThat(sara.post(
                                "/handles/" + handle + "/consents",
                                "purpose",
                                "MARKETING",
                                "granted",
                                "true",
                                "source",
                                "x",
                                "wording",
                                "x".repeat(1_001))
                        .status())
                .isEqualTo(422);
    }

    private void agree(Browser sara, CustomerId customer, String back, String wording) {
        Page page = sara.post(
                "/handles/" + handle(customer) + "/consents",
                "purpose",
                "MARKETING",
                "granted",
                "true",
                "source",
                "on the phone",
                "wording",
                wording,
                "back",
                back);
        assertThat(page.location()).isEqualTo(back);
    }

    private long handle(CustomerId customer) {
        return jdbc.sql("select max(id) from handle where customer_id = :id")
                .param("id", customer.value())
                .query(Long.class)
                .single();
    }

    private CustomerId firm() {
        return customers.create(
                browsers.viewer(),
                CustomerData.named(CustomerKind.ORGANISATION, "Alborz Trading"),
                List.of(new HandleData(HandleKind.EMAIL, "info@alborz.example", null)));
    }

    private ContactId contact(CustomerId customer) {
        return contacts.create(browsers.viewer(), customer, ContactData.named("Ali"), List.of());
    }
}
