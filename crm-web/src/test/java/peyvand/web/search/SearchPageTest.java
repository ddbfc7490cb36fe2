package peyvand.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class SearchPageTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void findsInBothLanguages(Language language) {
        long id = customer("Golnaz <b>Behbahani</b>");

        Page page = browsers.administrator(language).get("/search", "q", "behbahani");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("/customers/" + id, "Golnaz &lt;b&gt;Behbahani&lt;/b&gt;")
                .doesNotContain("??");
    }

    @Test
    void offersOptionsWhileSomebodyTypes() {
        long id = customer("Shahrzad Naderi");

        Page found = browsers.administrator().with("HX-Request", "true").get("/search", "q", "shahrz");

        assertThat(found.body())
                .startsWith("<a role=\"option\" id=\"hit-CUSTOMER-" + id + "\" href=\"/customers/" + id
                        + "\" aria-selected=\"false\">")
                .contains("/search?q=shahrz")
                .doesNotContain("<html", "<main");
    }

    @Test
    void saysWhenNothingIsFound() {
        Browser sara = browsers.administrator();

        assertThat(sara.get("/search", "q", "qqqqzzzz").body()).contains("Nothing found.");
        assertThat(sara.with("HX-Request", "true")
                        .get("/search", "q", "qqqqzzzz")
                        .body())
                .contains("Nothing found.")
                .doesNotContain("role=\"option\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a", "%", "💐", "<script>alert(1)</script>", "{{7*7}}", "${7*7}", "()+-"})
    void answersOddInput(String typed) {
        Browser sara = browsers.administrator();

        assertThat(sara.get("/search", "q", typed).status()).isEqualTo(200);
        assertThat(sara.get("/search", "q", typed).body())
                .doesNotContain("<script>alert", "<bdi>49</bdi>", "value=\"49\"");
        assertThat(sara.with("HX-Request", "true").get("/search", "q", typed).status())
                .isEqualTo(200);
    }

    @Test
    void answersALongTextAndNone() {
        Browser sara = browsers.administrator();

        assertThat(sara.get("/search", "q", "محمد ".repeat(300)).status()).isEqualTo(200);
        assertThat(sara.get("/search").status()).isEqualTo(200);
    }

    private long customer(String name) {
        return customers
                .create(
                        browsers.viewer(),
                        new CustomerData(
                                CustomerKind.PERSON,
                                name,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of()),
                        List.of())
                .value();
    }
}
