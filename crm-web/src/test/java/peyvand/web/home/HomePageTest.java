package peyvand.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.collaborative.touchpoint.Channel;
import peyvand.collaborative.touchpoint.Direction;
import peyvand.collaborative.touchpoint.TouchpointData;
import peyvand.collaborative.touchpoint.Touchpoints;
import peyvand.domain.CustomerId;
import peyvand.domain.Role;
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

    @Autowired
    Touchpoints touchpoints;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsWhatIsGoingOn(Language language) {
        customer("Farhad Home");

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
    @CsvSource({
        "SALES, Wait for an answer|Sales that need you|Latest orders|Gone quiet, The last seven days|Colleagues|Latest imports",
        "SUPPORT, Wait for an answer|Latest changes, Latest orders|Colleagues|Gone quiet",
        "MARKETER, The last seven days|Agreed to marketing|Latest imports, Wait for an answer|Sales that need you|Colleagues",
        "MANAGER, The last seven days|Colleagues|Wait for an answer|Gone quiet, Agreed to marketing|Latest imports",
        "ADMINISTRATOR, The last seven days|Latest changes|Latest imports|Wait for an answer, Agreed to marketing"
    })
    void beginsWithWhatARoleIsFor(Role role, String there, String elsewhere) {
        showsWhatIsGoingOn(Language.EN);

        String body = browsers.colleague(role).get("/").body();

        assertThat(body).contains(there.split("\\|")).doesNotContain(elsewhere.split("\\|"));
    }

    @Test
    void showsWhoHasSeveralRolesWhatEachIsFor() {
        showsWhatIsGoingOn(Language.EN);

        assertThat(browsers.colleague(Role.SUPPORT, Role.MARKETER).get("/").body())
                .contains("Wait for an answer", "Agreed to marketing", "Latest changes");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void takesWhoNeedsNoAnswerOutOfTheQueue(Language language) {
        CustomerId customer = customer("Waiting " + language);
        touchpoints.log(
                browsers.viewer(),
                customer,
                TouchpointData.now(
                        Channel.TELEGRAM, Direction.IN, browsers.viewer().staff(), "Where is it? <b>" + language));
        Browser sara = browsers.administrator(language);
        String settlement = "/customers/" + customer + "/awaited-reply/settlement";
        assertThat(sara.get("/").body())
                .contains("Where is it? &lt;b&gt;" + language, settlement)
                .doesNotContain("??");
        assertThat(browsers.colleague(Role.SALES).get("/").body()).doesNotContain("Where is it?");

        assertThat(sara.post(settlement).location()).isEqualTo("/");

        assertThat(sara.get("/").body()).doesNotContain(settlement);
        assertThat(browsers.colleague(Role.SALES).post(settlement).status()).isEqualTo(404);
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

    private CustomerId customer(String name) {
        return customers.create(browsers.viewer(), CustomerData.named(CustomerKind.PERSON, name), List.of());
    }
}
