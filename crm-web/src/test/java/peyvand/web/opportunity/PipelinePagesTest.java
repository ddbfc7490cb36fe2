package peyvand.web.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class PipelinePagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    private final String name = "Shops " + System.nanoTime();
    private Browser sara;
    private String pipeline;

    @BeforeEach
    void one() {
        retireOthers();
        sara = browsers.administrator();
        pipeline = sara.post("/pipelines", "labelEnglish", name, "labelPersian", "")
                .location();
    }

    @AfterEach
    void retireOthers() {
        jdbc.sql("update crm.pipeline set retired_at = now() where id > 1").update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        Browser reader = browsers.administrator(language);
        for (String path : List.of(
                "/pipelines",
                "/pipelines/new",
                pipeline,
                pipeline + "/edit",
                pipeline + "/stages/new",
                stage() + "/edit",
                "/board?pipeline=" + number(pipeline))) {
            Page page = reader.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
        assertThat(reader.get("/board").body()).contains(name);
        assertThat(reader.get(pipeline + "/stages/1/edit").status()).isEqualTo(404);
    }

    @Test
    void areChangedByWhoeverAdministers() {
        Page added = sara.post(pipeline + "/stages", "labelEnglish", "Trial", "probability", "60", "staleDays", "10");
        assertThat(added.location()).isEqualTo(pipeline);
        assertThat(sara.get(pipeline).body()).contains("Trial", "60%", "10 days");
        assertThat(sara.post(stage() + "/edit", "version", "0", "labelEnglish", "Test", "probability", "65")
                        .location())
                .isEqualTo(pipeline);
        assertThat(sara.get(pipeline).body()).contains("Test", "65%");
        sara.post(stage() + "/place", "earlier", "true");
        sara.post(stage() + "/retirement", "retired", "true");
        assertThat(sara.get(pipeline).body()).contains("Retired");
        sara.post(pipeline + "/edit", "version", "0", "labelEnglish", name + "!", "labelPersian", "فروشگاه");
        assertThat(sara.get("/pipelines").body()).contains(name + "!", "فروشگاه");
        assertThat(sara.get("/audit").body()).contains("retired a stage", name);
        assertThat(browsers.colleague().get("/pipelines").status()).isEqualTo(403);
    }

    @Test
    void sayWhatIsWrong() {
        Page refused = sara.post(pipeline + "/stages", "labelEnglish", "Kept words", "probability", "120");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("probability-problem", "value=\"Kept words\"");
        assertThat(sara.post("/pipelines", "labelEnglish", name).status()).isEqualTo(422);
        sara.post(pipeline + "/retirement", "retired", "true");
        Page last = sara.post("/pipelines/1/retirement", "retired", "true");
        assertThat(last.status()).isEqualTo(422);
        assertThat(last.body()).contains("only pipeline");
    }

    private String stage() {
        return pipeline + "/stages/"
                + jdbc.sql("select max(id) from crm.stage where pipeline_id = :pipeline")
                        .param("pipeline", Long.valueOf(number(pipeline)))
                        .query(Long.class)
                        .single();
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
