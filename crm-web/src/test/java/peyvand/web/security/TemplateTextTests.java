package peyvand.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import peyvand.domain.Role;
import peyvand.operational.staff.Language;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.OneOfEach;
import peyvand.web.testing.Page;
import peyvand.web.testing.Records;
import peyvand.web.testing.Routes;
import peyvand.web.testing.Routes.Route;
import peyvand.web.testing.WebTest;

/** The expressions of template languages, wherever people can write: they stay what they are, and nothing is computed. */
@WebTest
class TemplateTextTests {

    private static final List<String> TEXTS = List.of(
            "${1337*1337} [[${1337*1337}]] __${1337*1337}__",
            "*{1337*1337} #{1337*1337} |${1337*1337}| ~{::x}",
            "{{contact.class}} {{user.passwordHash}}");

    /** What would choose another view or another piece of one, were it ever taken for the name of a view. */
    private static final List<String> VIEWS = List.of(
            "__${1337*1337}__::.x",
            "security/staff :: __${1337*1337}__",
            "~{security/staff :: ${1337*1337}}",
            "redirect:/${1337*1337}",
            "forward:/{{1337*1337}}",
            "T(java.lang.Math).multiplyExact(1337,1337)",
            "#{__${1337*1337}__}");

    /** Where there is room, all texts at once: what finds an expression in one finds it anywhere. */
    private static final List<String> IN_ADDRESSES =
            Stream.concat(Stream.of(String.join(" ", TEXTS)), VIEWS.stream()).toList();

    private static final Pattern COMPUTED =
            Pattern.compile("1[,٬]?787[,٬]?569|۱٬?۷۸۷٬?۵۶۹|class peyvand|\\{pbkdf2|peyvand\\.[a-z]+\\.[a-z.]*[A-Z]");

    private static final Pattern NAME = Pattern.compile("<(?:input|textarea|select)[^>]* name=\"([^\"]+)\"");

    private static final List<String> PARAMETERS = List.of(
            "q",
            "next",
            "back",
            "at",
            "sort",
            "view",
            "tab",
            "show",
            "kind",
            "name",
            "day",
            "whose",
            "customer",
            "columns",
            "tag",
            "lines",
            "form",
            "id",
            "fieldOf",
            "language",
            "error",
            "lang",
            "locale");

    @Autowired
    Browsers browsers;

    @Autowired
    Records records;

    @Autowired
    Routes routes;

    private int showing;

    @AfterEach
    void retireFields() {
        records.retireFields();
        browsers.administrator(Language.EN);
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void stayTextOnEveryPageAndInEveryForm(String text) {
        Browser administrator = browsers.colleague(Role.ADMINISTRATOR);
        OneOfEach written = records.write(administrator, text);
        Set<String> names = new TreeSet<>();
        for (Language language : Language.values()) {
            administrator.post("/preferences/language", "language", language.name());
            List<String> pages = Stream.concat(
                            written.pages().stream(),
                            routes.reads().stream()
                                    .filter(route -> !route.pattern().contains("*"))
                                    .map(written::path))
                    .distinct()
                    .toList();
            for (String path : pages) {
                Page page = administrator.get(path);
                inert(path, page, text);
                NAME.matcher(page.body())
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(names::add);
            }
        }
        assertThat(showing).as("pages that show it").isGreaterThan(60);
        showing = 0;
        String[] form = names.stream()
                .filter(name -> !name.equals("_csrf"))
                .flatMap(name -> Stream.of(name, text))
                .toArray(String[]::new);
        for (Route route : routes.writes()) {
            if (!route.pattern().matches("/sign-out|/sample(/.*)?")) {
                inert(route, administrator.post(written.path(route), form), text);
            }
        }
        assertThat(showing).as("forms that show it again").isGreaterThan(10);
    }

    @Test
    void stayTextInAddresses() {
        Browser administrator = browsers.colleague(Role.ADMINISTRATOR);
        Browser fragments = administrator.twin().with("HX-Request", "true");
        for (Browser browser : List.of(administrator, fragments, browsers.visitor())) {
            for (String text : IN_ADDRESSES) {
                String[] parameters = PARAMETERS.stream()
                        .flatMap(name -> Stream.of(name, text))
                        .toArray(String[]::new);
                String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
                for (Route route : routes.reads()) {
                    Page all = browser.get(route.path("1"), parameters);
                    inert(route, all, text);
                    if (all.status() == 400) { // for another parameter, before what was searched for was shown
                        inert(route, browser.get(route.path("1"), "q", text), text);
                    }
                    if (route.pattern().contains("{")) {
                        inert(route, browser.get(route.path(encoded)), text);
                    }
                }
                inert(text, browser.get("/" + encoded), text);
                inert(text, browser.get("/nowhere", text, text), text);
            }
        }
    }

    @Test
    void stayTextInHeaders() {
        Browser administrator = browsers.colleague(Role.ADMINISTRATOR);
        for (String text : IN_ADDRESSES) {
            for (String header :
                    List.of("Accept-Language", "Referer", "User-Agent", "HX-Current-URL", "X-Forwarded-For")) {

                Browser browser = administrator.twin().with(header, text);
                for (String path :
                        List.of("/", "/customers", "/search", "/preferences/sessions", "/nowhere", "/sign-in")) {
                    inert(header + " " + path, browser.get(path), text);
                }
                Browser visitor = browsers.visitor().with(header, text);
                inert(header, visitor.get("/sign-in"), text);
                inert(header, visitor.post("/preferences/language", "language", "EN"), text);
            }
        }
    }

    private void inert(Object where, Page page, String text) {
        String body = page.body();
        String shown = HtmlUtils.htmlUnescape(body);
        showing += shown.contains(text) ? 1 : 0;
        assertThat(page.status()).as(where + " " + text).isLessThan(500);
        assertThat(page.location()).as(where + " " + text).doesNotContainPattern(COMPUTED);
        assertThat(COMPUTED.matcher(body).results().map(MatchResult::group))
                .as(where + " " + text)
                .isEmpty();
    }
}
