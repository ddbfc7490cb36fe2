package peyvand.web.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.analytical.quality.QualityMeasure;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class QualityPageTest {

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsEachMeasureInBothLanguages(Language language) {
        Browser sara = browsers.administrator(language);

        assertThat(sara.get("/quality").status()).isEqualTo(200);
        for (QualityMeasure measure : QualityMeasure.values()) {
            Page page = sara.get("/quality/" + measure.slug());
            assertThat(page.status()).as(measure.slug()).isEqualTo(200);
            assertThat(page.body()).as(measure.slug()).doesNotContain("??");
        }
    }

    @Test
    void measuresWhenAsked() throws InterruptedException {
        Browser sara = browsers.administrator();

        assertThat(sara.post("/quality/measurement").location()).isEqualTo("/quality");

        String page = sara.get("/quality").body();
        for (int i = 0; i < 100 && !page.contains("Customers nobody is responsible for"); i++) {
            Thread.sleep(200);
            page = sara.get("/quality").body();
        }
        assertThat(page).contains("Customers nobody is responsible for", "Returns not tied to a sale");
    }

    @Test
    void knowsNoOtherMeasure() {
        assertThat(browsers.administrator().get("/quality/nonsense").status()).isEqualTo(404);
    }
}
