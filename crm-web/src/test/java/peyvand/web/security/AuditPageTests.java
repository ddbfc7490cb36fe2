package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.WebTest;

@WebTest
class AuditPageTests {

    private static final String OLD_TO_NEW = "\u2068%s\u2069 %s \u2068%s\u2069";

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @CsvSource({"EN, Roles: Sales, →, none, there", "FA, نقش‌ها: فروش, ←, نیست, هست"})
    void tellsWhatWasChangedInTheWordsOfTheReader(
            Language language, String roles, String arrow, String none, String there) {
        Browser sara = browsers.administrator(language);
        String email = "omid" + System.nanoTime() + "@example.com";
        sara.post("/staff", "name", "Omid", "email", email, "language", "EN", "roles", "SALES");
        sara.post("/preferences/calendar/removal");
        sara.post("/preferences/calendar");

        assertThat(sara.get("/audit").body())
                .contains(email, roles, OLD_TO_NEW.formatted(none, arrow, there))
                .doesNotContain("calendarFeed");
    }

    @Test
    void tellsManagersWhatWasDoneToTheirCustomersAndNoMore() {
        Browser sara = browsers.administrator(Language.EN);
        String firm = "href=\""
                + sara.post("/customers", "kind", "ORGANISATION", "name", "Audited")
                        .location() + "\"";
        String email = "omid" + System.nanoTime() + "@example.com";
        sara.post("/staff", "name", "Omid", "email", email, "language", "EN", "roles", "SALES");

        String toManager = browsers.colleague(Role.MANAGER).get("/audit").body();

        assertThat(toManager).contains(firm).doesNotContain(email, "127.0.0.1");
        assertThat(sara.get("/audit").body()).contains(firm, email, "127.0.0.1");
        assertThat(browsers.colleague(Role.SALES).get("/audit").status()).isEqualTo(403);
    }
}
