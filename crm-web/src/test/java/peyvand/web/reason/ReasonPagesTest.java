package peyvand.web.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.RuleViolation;
import peyvand.operational.field.Label;
import peyvand.operational.lead.LeadQueries;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.reason.Reason;
import peyvand.operational.reason.ReasonKind;
import peyvand.operational.reason.Reasons;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

@WebTest
class ReasonPagesTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Reasons reasons;

    @Autowired
    PipelineQueries pipelines;

    @Autowired
    LeadQueries leads;

    @Autowired
    JdbcClient jdbc;

    private final String name = "Too late " + System.nanoTime();
    private Browser sara;

    @BeforeEach
    void anAdministrator() {
        sara = browsers.administrator();
    }

    @AfterEach
    void asTheyWere() {
        for (String table : List.of("loss_reason", "disqualify_reason")) {
            jdbc.sql("update crm." + table + " set retired_at = now() where label_en like 'Too late%'")
                    .update();
            jdbc.sql("update crm." + table
                            + " set retired_at = null where position <= 6 and label_en not like 'Too late%'")
                    .update();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areShownInBothLanguages(Language language) {
        Browser reader = browsers.administrator(language);
        for (ReasonKind kind : ReasonKind.values()) {
            sara.post("/reasons/" + kind, "labelEnglish", name, "labelPersian", "دیر شد " + name);
            for (String path : List.of("/reasons", "/reasons/" + kind + "/new", path(added(kind)) + "/edit")) {
                Page page = reader.get(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).doesNotContain("??");
            }
            assertThat(reader.get("/reasons").body()).contains(name, "دیر شد " + name);
        }
        assertThat(reader.get("/reasons/LOST/999999999/edit").status()).isEqualTo(404);
        assertThat(reader.get("/reasons/BORED/new").status()).isEqualTo(404);
        assertThat(browsers.colleague().get("/reasons").status()).isEqualTo(403);
    }

    @Test
    void areNamedRetiredAndBroughtBackAndKeptWhereTheyWereGiven() {
        sara.post("/reasons/DISQUALIFIED", "labelEnglish", name);
        Reason reason = added(ReasonKind.DISQUALIFIED);
        String lead =
                sara.post("/leads", "personName", "Mina " + System.nanoTime()).location();
        sara.post(lead + "/disqualified", "version", "0", "reason", Long.toString(reason.id()));

        assertThat(sara.post(path(reason) + "/edit", "version", "0", "labelEnglish", name + "!")
                        .location())
                .isEqualTo("/reasons");
        assertThat(sara.post(path(reason) + "/edit", "version", "0", "labelEnglish", name + "?")
                        .status())
                .isEqualTo(409);
        sara.post(path(reason) + "/retirement", "retired", "true");

        assertThat(sara.get(lead).body()).contains(name + "!");
        assertThat(leads.reasons()).extracting(LeadQueries.DisqualifyReason::id).doesNotContain(reason.id());
        assertThat(sara.get("/audit").body()).contains("renamed a reason", "retired a reason");
        sara.post(path(reason) + "/retirement", "retired", "false");
        assertThat(leads.reasons()).extracting(LeadQueries.DisqualifyReason::id).contains(reason.id());
    }

    @Test
    void standInTheirOrder() {
        sara.post("/reasons/LOST", "labelEnglish", name);
        Reason reason = added(ReasonKind.LOST);
        int place = place(reason.id());

        sara.post(path(reason) + "/place");

        assertThat(place(reason.id())).isEqualTo(place - 1);
    }

    @Test
    void areNeverCalledTheSameAndNeverNone() {
        Page refused = sara.post("/reasons/LOST", "labelEnglish", "price ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("labelEnglish-problem", "value=\"price");
        List<Reason> all = reasons.all(ReasonKind.LOST).stream()
                .filter(one -> !one.retired())
                .toList();
        all.stream().skip(1).forEach(one -> reasons.retire(browsers.viewer(), ReasonKind.LOST, one.id(), true));
        Page last = sara.post(path(all.get(0)) + "/retirement", "retired", "true");
        assertThat(last.status()).isEqualTo(422);
        assertThat(last.body()).contains("only reason");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reasons.rename(
                        browsers.viewer(),
                        ReasonKind.LOST,
                        all.get(0).id(),
                        all.get(0).version(),
                        new Label(null, null)));
        all.stream().skip(1).forEach(one -> reasons.retire(browsers.viewer(), ReasonKind.LOST, one.id(), false));
    }

    private int place(long id) {
        return pipelines.lossReasons().stream()
                .map(PipelineQueries.LossReason::id)
                .toList()
                .indexOf(id);
    }

    private Reason added(ReasonKind kind) {
        return reasons.all(kind).stream()
                .filter(one -> one.label().in("en").startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static String path(Reason reason) {
        return "/reasons/" + reason.kind() + "/" + reason.id();
    }
}
