package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.opportunity.Stage;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browsers;

/** Cards go from stage to stage by mouse, by keyboard and by choosing; who comes too late sees how it stands. */
@Journey
class BoardJourneyTest {

    private static final int STEPS = 20;

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    Customers customers;

    @Autowired
    Opportunities opportunities;

    @Autowired
    OpportunityQueries queries;

    @Autowired
    PipelineQueries pipelines;

    private Viewer viewer;
    private List<StageId> stages;
    private CustomerId customer;

    @BeforeEach
    void aPipeline() {
        installation.empty();
        viewer = browsers.viewer();
        stages = pipelines.current().get(0).current().stream().map(Stage::id).toList();
        customer = customers.create(viewer, CustomerData.named(CustomerKind.ORGANISATION, "چای لاهیجان"), List.of());
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, LIGHT", "FA, WIDE, DARK"})
    void movesCardsByMouseAndByKeyboard(Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        OpportunityId dragged = open("Tea for three shops", "1200");
        OpportunityId keyed = open("قرارداد نگهداری", "300");
        try (Tab sara = installation.sara(chromium, language)) {
            sara.see(screen, scheme);
            sara.visit("/");
            sara.go("shell.board");
            sara.arrives("/board");
            assertThat(column(sara, 0)).hasCount(2);
            sara.look("board");

            drag(sara, card(sara, dragged), 1);
            assertThat(column(sara, 1)).hasCount(1);
            assertThat(card(sara, dragged)).hasAttribute("data-version", "1");
            assertThat(sara.find("#head-" + stages.get(1) + " .chip")).hasText(language == Language.FA ? "۱" : "1");

            card(sara, keyed).locator("a").focus();
            sara.page().keyboard().press(language == Language.FA ? "Alt+ArrowLeft" : "Alt+ArrowRight");
            assertThat(card(sara, keyed)).hasAttribute("data-version", "1");
            assertThat(sara.find("#moved")).containsText("قرارداد نگهداری");

            card(sara, keyed).locator("[data-move]").click();
            sara.look("board-dialog");
            sara.find("#move button[value='" + stages.get(3) + "']").click();
            assertThat(card(sara, keyed)).hasAttribute("data-version", "2");
            assertThat(column(sara, 3)).hasCount(1);

            sara.visit("/board");
            assertThat(column(sara, 1)).hasCount(1);
            assertThat(column(sara, 3)).hasCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, DARK", "FA, PHONE, LIGHT"})
    void putsACardBackWhoseRaceWasLost(Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        OpportunityId id = open("Tea for three shops", "1200");
        try (Tab sara = installation.sara(chromium, language)) {
            sara.see(screen, scheme);
            sara.visit("/board");
            opportunities.move(viewer, id, queries.details(viewer, id).version(), stages.get(2));
            sara.expect(409);
            card(sara, id).locator("[data-move]").click();
            sara.find("#move button[value='" + stages.get(1) + "']").click();
            sara.says("opportunity.movedMeanwhile");
            assertThat(column(sara, 2)).hasCount(1);
            sara.look("board-too-late");

            card(sara, id).locator("[data-move]").click();
            sara.find("#move button[value='" + stages.get(1) + "']").click();
            assertThat(column(sara, 1)).hasCount(1);
            assertThat(card(sara, id)).hasAttribute("data-version", "2");

            card(sara, id).locator("a").click();
            sara.arrives("/opportunities/" + id);
            sara.press("opportunity.win");
            sara.says("opportunity.won");
            sara.look("opportunity-won");
        }
    }

    private OpportunityId open(String name, String amount) {
        return opportunities.create(
                viewer,
                stages.get(0),
                new OpportunityData(
                        name,
                        customer,
                        new BigDecimal(amount),
                        Rate.BASE,
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 12, 20),
                        viewer.staff(),
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    private static Locator card(Tab tab, OpportunityId id) {
        return tab.find("#card-" + id);
    }

    private Locator column(Tab tab, int stage) {
        return tab.find("ol[data-stage='" + stages.get(stage) + "'] > [data-card]");
    }

    /** Step by step, as a hand does. */
    private void drag(Tab tab, Locator card, int stage) {
        BoundingBox from = card.boundingBox();
        BoundingBox to = tab.find("ol[data-stage='" + stages.get(stage) + "']").boundingBox();
        Mouse mouse = tab.page().mouse();
        mouse.move(from.x + from.width / 2, from.y + from.height - 8);
        mouse.down();
        mouse.move(to.x + to.width / 2, to.y + 30, new Mouse.MoveOptions().setSteps(STEPS));
        mouse.up();
    }
}
