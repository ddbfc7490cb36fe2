package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;
import peyvand.operational.lead.LeadFormData;
import peyvand.operational.lead.LeadFormData.Asked;
import peyvand.operational.lead.LeadForms;
import peyvand.operational.lead.LeadRuleData;
import peyvand.operational.lead.LeadRuleData.Method;
import peyvand.operational.lead.LeadRules;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browsers;

/** From what a visitor writes on the web to a sale on the board, and nothing is written twice. */
@Journey
class LeadJourneyTest {

    private static final String FIRM = "چای لاهیجان";
    private static final String WANTS = "Green tea for three shops";

    @Autowired
    Installation installation;

    @Autowired
    Browsers browsers;

    @Autowired
    LeadForms forms;

    @Autowired
    LeadRules rules;

    private String form;

    @BeforeEach
    void aFormAndARule() {
        installation.empty();
        Viewer sara = browsers.viewer();
        forms.create(
                sara,
                new LeadFormData(
                        new Label("Write to us", "به ما بنویسید"),
                        new Label("You may tell me of offers", "از پیشنهادها باخبرم کنید"),
                        "Web",
                        List.of(Asked.ORGANISATION, Asked.EMAIL, Asked.PHONE, Asked.INTEREST)));
        form = "/f/" + forms.all(sara).get(0).key();
        rules.create(sara, new LeadRuleData("Web", null, null, null, Method.PERSON, sara.staff(), null));
    }

    @ParameterizedTest
    @CsvSource({"EN, WIDE, LIGHT", "FA, PHONE, DARK"})
    void leadsFromTheWebToTheBoard(Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        try (Tab visitor = installation.visitor(chromium, language)) {
            visitor.see(screen, scheme);
            visitor.visit(form);
            visitor.look("web-form");
            visitor.fill("yourName", "Mina Tehrani");
            visitor.fill("organisation", FIRM);
            visitor.fill("message", WANTS);
            visitor.expect(422);
            visitor.press("lead.form.send");
            visitor.says("rule.leadForm.unreachable");
            visitor.look("web-form-refused");
            visitor.fill("email", "mina@example.com");
            visitor.find("#agreed").check();
            visitor.press("lead.form.send");
            visitor.says("lead.form.thanks");
            visitor.look("web-form-thanks");
        }
        try (Tab sara = installation.sara(chromium, language)) {
            sara.see(screen, scheme);
            sara.visit("/notifications");
            sara.says("notification.lead");
            for (String page :
                    List.of("/lead-rules", "/lead-rules/new", "/lead-forms", "/lead-forms/new", "/leads/new")) {
                sara.visit(page);
                sara.look("of-leads" + page.replace('/', '-'));
            }
            sara.visit("/leads");
            sara.look("leads-of-the-web");
            sara.follow("Mina Tehrani");
            sara.arrives(Pattern.compile(".*/leads/\\d+"));
            sara.shows(WANTS);
            sara.look("lead-of-the-web");
            sara.find("a[href$='/conversion']").click();
            sara.arrives(Pattern.compile(".*/conversion"));
            sara.look("lead-conversion");
            sara.find("#withSale").check();
            sara.fill("expectedAmount", "1200");
            sara.press("lead.convert");
            sara.says("lead.convertedNow");
            sara.arrives(Pattern.compile(".*/opportunities/\\d+"));
            sara.shows(FIRM);
            sara.visit("/board");
            assertThat(sara.find("[data-card]", WANTS)).hasCount(1);
        }
    }
}
