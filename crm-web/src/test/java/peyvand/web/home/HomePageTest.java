package peyvand.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
class HomePageTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsWhatIsGoingOn(Language language) {
        customers.create(
                browsers.viewer(),
                new CustomerData(
                        CustomerKind.PERSON,
                        "Farhad Home",
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
                List.of());

        Page page = browsers.administrator(language).get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Farhad Home").doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void beginsWithWhatThereIsToDo(Language language) {
        showsWhatIsGoingOn(language);
        Browser sara = browsers.administrator(language);
        Page added = sara.post("/activities/quick", "title", "Water the plants " + language, "back", "/");
        assertThat(added.location()).isEqualTo("/");
        Page page = sara.get("/");
        assertThat(page.body()).contains("Water the plants " + language).doesNotContain("??");
        assertThat(browsers.colleague().get("/").body()).doesNotContain("Water the plants");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsTheSampleApartFromRealRecords(Language language) {
        showsWhatIsGoingOn(language);
        Browser sara = browsers.administrator(language);

        assertThat(sara.post("/sample").location()).isEqualTo("/");

        assertThat(sara.get("/").body()).contains("role=\"alert\"").doesNotContain("??");
        assertThat(browsers.colleague().post("/sample").status()).isEqualTo(403);
    }
}
