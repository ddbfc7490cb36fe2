package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Authenticator;

/** From a link to an account that a stolen password does not open. */
@Journey
class InvitationJourneyTest {

    private static final String PASSWORD = "Nima reads by the window";

    @Autowired
    Installation installation;

    private final String email = "nima" + System.nanoTime() + "@example.com";

    @BeforeEach
    void nothingHereYet() {
        installation.empty();
    }

    @ParameterizedTest
    @CsvSource({"FA, WIDE, DARK", "EN, PHONE, LIGHT"})
    void comesInByALinkAndGuardsTheAccountWithAPhone(
            Language language, Screen screen, ColorScheme scheme, Chromium chromium) {
        String link;
        try (Tab sara = installation.sara(chromium, language)) {
            sara.see(screen, scheme);
            link = invites(sara, language);
        }
        try (Tab nima = installation.visitor(chromium, language)) {
            nima.see(screen, scheme);
            comesIn(nima, link);
            Authenticator phone = setsUp(nima);
            String used = phone.code(0);
            List<String> codes = turnsOn(nima, used);
            nima.own("shell.signOut");
            nima.arrives("/sign-in");
            nima.expect(401);

            signsIn(nima, used); // to turn it on
            nima.says("security.code.wrong");
            nima.look("invited-6-code-used");
            confirms(nima, phone.code(1));
            nima.arrives("/");
            nima.own("shell.signOut");
            signsIn(nima, codes.get(0));
            nima.arrives("/");
            nima.own("shell.preferences");
            nima.follow(nima.text("secondFactor.title"));
            assertThat(nima.find("main")).containsText(nima.text("secondFactor.active"));
            nima.look("invited-7-on");
            nima.own("shell.signOut");
            signsIn(nima, codes.get(0));
            nima.says("security.code.wrong");
        }
    }

    /** @return what the administrator passes on */
    private String invites(Tab sara, Language language) {
        sara.go("shell.staff");
        sara.fill("name", "Nima");
        sara.fill("email", email);
        sara.choose("language", language.name());
        sara.find("#roles").getByLabel(sara.text("choice.role.SALES")).check();
        sara.look("invited-1-staff");
        sara.press("staff.invite");
        sara.says("link.mail.none");
        sara.look("invited-2-link");
        return sara.find("#address").inputValue();
    }

    private static void comesIn(Tab nima, String link) {
        nima.visit(link);
        nima.says("invitation.title");
        assertThat(nima.find("#name")).hasValue("Nima");
        nima.look("invited-3-welcome");
        nima.fill("password", PASSWORD);
        nima.fill("passwordAgain", PASSWORD);
        nima.press("invitation.submit");
        nima.arrives("/");
    }

    private static Authenticator setsUp(Tab nima) {
        nima.own("shell.preferences");
        nima.follow(nima.text("secondFactor.title"));
        nima.press("secondFactor.begin");
        assertThat(nima.find("svg.qr")).isVisible();
        nima.look("invited-4-second-factor");
        return new Authenticator(nima.find("main bdi.code").innerText());
    }

    /** @return the recovery codes */
    private static List<String> turnsOn(Tab nima, String code) {
        nima.fill("code", code);
        nima.press("secondFactor.turnOn");
        nima.says("secondFactor.codes.title");
        List<String> codes = nima.find(".recovery-codes li").allInnerTexts();
        assertThat(codes).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        nima.look("invited-5-recovery-codes");
        nima.follow(nima.text("secondFactor.codes.kept"));
        nima.says("secondFactor.active");
        return codes;
    }

    private void signsIn(Tab nima, String code) {
        nima.fill("email", email);
        nima.fill("password", PASSWORD);
        nima.press("security.signIn.submit");
        nima.arrives("/sign-in/code");
        confirms(nima, code);
    }

    private static void confirms(Tab nima, String code) {
        nima.fill("code", code);
        nima.press("security.signIn.submit");
    }
}
