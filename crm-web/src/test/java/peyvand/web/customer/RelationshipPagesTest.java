package peyvand.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.operational.customer.ContactData;
import peyvand.operational.customer.Contacts;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class RelationshipPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    Contacts contacts;

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsNotesDaysAndAFavouriteInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);
        String customer = customer("Golestan " + language);
        String contact = contact(customer);
        assertThat(sara.post(contact + "/notes", "noteText", "Likes <i>jasmine</i>")
                        .location())
                .isEqualTo(contact);
        assertThat(sara.post(
                                customer + "/occasions",
                                "occasionLabel",
                                "Founding day",
                                "occasionOn",
                                "۱۳۸۰/۱۲/۳۰",
                                "occasionCalendar",
                                "JALALI",
                                "notice",
                                "۱۰")
                        .status())
                .as("1380 had no thirtieth of Esfand")
                .isEqualTo(422);
        assertThat(sara.post(
                                customer + "/occasions",
                                "occasionLabel",
                                "Founding day",
                                "occasionOn",
                                "۱۳۷۹/۱۲/۳۰",
                                "occasionCalendar",
                                "JALALI",
                                "notice",
                                "۱۰")
                        .location())
                .isEqualTo(customer);
        assertThat(sara.post(
                                customer + "/favourite-colleague",
                                "staff",
                                browsers.viewer().staff().toString())
                        .location())
                .isEqualTo(customer);
        for (String path : List.of(customer, contact)) {
            Page page = sara.get(path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Likes &lt;i&gt;jasmine&lt;/i&gt;").doesNotContain("??");
        }
        assertThat(sara.get(customer).body()).contains("Founding day", "/occasions/", "Mina Golestani");
    }

    @Test
    void letsTheAuthorChangeAndRemoveANote() {
        Browser sara = browsers.administrator();
        String customer = customer("Barg");
        sara.post(customer + "/notes", "noteText", "First words");
        String note = sara.get(customer).body().replaceAll("(?s).*href=\"(/notes/\\d+)/edit\".*", "$1");
        assertThat(sara.get(note + "/edit").body()).contains("First words");
        assertThat(sara.post(note + "/edit", "version", "0", "noteText", "Second words")
                        .location())
                .isEqualTo(customer);
        assertThat(sara.post(note + "/edit", "version", "0", "noteText", "Third words")
                        .status())
                .isEqualTo(409);
        Browser colleague = browsers.colleague();
        assertThat(colleague.get(customer).body()).contains("Second words").doesNotContain(note + "/edit");
        assertThat(colleague.get(note + "/edit").status()).isEqualTo(403);
        assertThat(colleague
                        .post(note + "/edit", "version", "1", "noteText", "x")
                        .status())
                .isEqualTo(403);
        assertThat(colleague.post(note + "/removal").status()).isEqualTo(403);
        assertThat(sara.post(note + "/removal").location()).isEqualTo(customer);
        assertThat(sara.get(note + "/edit").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsWhatWasTypedWhereSomethingIsWrong(Language language) {
        Browser sara = browsers.administrator(language);
        String customer = customer("Saghar");
        String contact = contact(customer);
        for (String page : List.of(customer, contact)) {
            assertThat(sara.post(page + "/notes", "noteText", "").status()).isEqualTo(422);
            Page endless = sara.post(page + "/notes", "noteText", "x".repeat(100_000));
            assertThat(endless.status()).isEqualTo(422);
            assertThat(endless.body()).contains("noteText-problem").doesNotContain("??");
            Page day = sara.post(
                    page + "/occasions",
                    "occasionLabel",
                    "Kept",
                    "occasionOn",
                    "1700-01-01",
                    "occasionCalendar",
                    "GREGORIAN",
                    "notice",
                    "61");
            assertThat(day.status()).isEqualTo(422);
            assertThat(day.body())
                    .contains("value=\"Kept\"", "occasionOn-problem")
                    .doesNotContain("??");
        }
        assertThat(sara.post("/customers/999999999/notes", "noteText", "x").status())
                .isEqualTo(404);
        assertThat(sara.post("/contacts/999999999/occasions").status()).isEqualTo(404);
    }

    private String customer(String name) {
        return "/customers/"
                + customers.create(browsers.viewer(), CustomerData.named(CustomerKind.ORGANISATION, name), List.of());
    }

    private String contact(String customer) {
        return "/contacts/"
                + contacts.create(
                        browsers.viewer(),
                        CustomerId.valueOf(customer.substring("/customers/".length())),
                        ContactData.named("Mina Golestani"),
                        List.of());
    }
}
