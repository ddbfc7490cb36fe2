package peyvand.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import peyvand.operational.staff.Language;

/**
 * A tab of the browser, read in one language: texts are named by the keys of their messages. It notes all that a user
 * would not see but a developer should, and fails with it when it is closed.
 */
final class Tab implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int BAD_REQUEST = 400;
    private static final double PATIENCE = 20_000;
    private static final String SCROLLS_SIDEWAYS =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    /** Texts of several words in pictures that begin at the left of where they end, though their letters run from the right. */
    private static final String READS_BACKWARDS = """
            [...document.querySelectorAll('[dir=rtl] svg text')]
              .filter(t => /\\S\\s+\\S/.test(t.textContent) && !/[a-z]/i.test(t.textContent)
                && t.getStartPositionOfChar(0).x < t.getStartPositionOfChar(t.getNumberOfChars() - 1).x)
              .map(t => t.textContent).join(' | ')""";

    private final BrowserContext context;
    private final Language language;
    private final MessageSource messages;
    private final Page page;
    private final List<String> complaints;
    private final Set<Integer> expected;

    Tab(BrowserContext context, Language language, MessageSource messages) {
        this(context, language, messages, new ArrayList<>(), new HashSet<>());
        context.setDefaultTimeout(PATIENCE);
    }

    private Tab(
            BrowserContext context,
            Language language,
            MessageSource messages,
            List<String> complaints,
            Set<Integer> expected) {
        this.context = context;
        this.language = language;
        this.messages = messages;
        this.complaints = complaints;
        this.expected = expected;
        this.page = context.newPage();
        listen();
    }

    /** Another tab of the same person. */
    Tab another() {
        return new Tab(context, language, messages, complaints, expected);
    }

    Page page() {
        return page;
    }

    Language language() {
        return language;
    }

    String text(String key, Object... args) {
        return messages.getMessage(key, args, language.locale());
    }

    void visit(String path) {
        page.navigate(path);
    }

    /** Waits until this tab shows that address. */
    void arrives(String path) {
        arrives(Pattern.compile("https?://[^/]+" + Pattern.quote(path) + "(\\?.*)?"));
    }

    /** Waits for an address like this one. */
    void arrives(Pattern address) {
        page.waitForURL(address);
    }

    /** Path of where it is, without parameters. */
    String path() {
        return page.url().replaceFirst("https?://[^/]+", "").replaceFirst("[?#].*", "");
    }

    void fill(String field, String value) {
        field(field).fill(value);
    }

    void choose(String field, String value) {
        field(field).selectOption(value);
    }

    /** The field of this name on the page itself. */
    Locator field(String name) {
        return find("main [name='" + name + "']");
    }

    /** The field on the page itself whose label says this. */
    Locator labelled(String label) {
        return find("main").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator find(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    void press(String key) {
        find("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text(key)).setExact(true))
                .click();
    }

    /** Clicks the link on the page itself that says this. */
    void follow(String text) {
        find("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(text).setExact(true))
                .first()
                .click();
    }

    /** Goes to another area over the navigation at the side, which a phone shows when asked. */
    void go(String key) {
        Locator toggle = find("[data-toggle=side]");
        if (toggle.isVisible()) {
            toggle.click();
        }
        Locator area = find("#side a", text(key)).first();
        if (!area.isVisible()) {
            area.locator("xpath=ancestor::details/summary").click();
        }
        area.click();
    }

    /** Chooses from the menu of what is one's own. */
    void own(String key) {
        find(".top details.menu:last-of-type > summary").click();
        find(".top details.menu:last-of-type li", text(key))
                .locator("a, button")
                .click();
    }

    /** Waits until the page says this. */
    void says(String key, Object... args) {
        shows(text(key, args));
    }

    /** Waits until the page shows this, and until its scripts have run. */
    void shows(String text) {
        assertThat(find("main")).containsText(text);
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    /** An answer of this status is no failure here. */
    void expect(int status) {
        expected.add(status);
    }

    /** Has the page checked for all that hinders people, and takes a picture of it. */
    void look(String name) {
        complaints.addAll(hindrances(name));
        picture(name);
    }

    void see(Screen screen, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(screen.width, screen.height);
    }

    /** Everything axe finds, one line for each rule, and whether one has to scroll sideways to read. */
    List<String> hindrances(String name) {
        List<String> found = new ArrayList<>();
        Axe.complaints(page).forEach(complaint -> found.add(language + " " + name + " " + complaint));
        if ((boolean) page.evaluate(SCROLLS_SIDEWAYS)) {
            found.add(language + " " + name + " is wider than the screen");
        }
        String backwards = (String) page.evaluate(READS_BACKWARDS);
        if (!backwards.isEmpty()) {
            found.add(language + " " + name + " reads backwards: " + backwards);
        }
        return found;
    }

    /** Takes a picture of the whole page, with {@code -Dpeyvand.pictures=true} only: two hundred take a minute. */
    void picture(String name) {
        if (!Boolean.getBoolean("peyvand.pictures")) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(language.code()).resolve(name + ".png"))
                .setFullPage(true));
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join("\n", complaints));
        }
    }

    private void listen() {
        page.onPageError(error -> complaints.add("script on " + page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            boolean told = message.text().startsWith("Failed to load resource"); // as an answer, below
            if (!told && Set.of("error", "warning").contains(message.type())) {
                complaints.add("console on " + page.url() + ": " + message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= BAD_REQUEST && !expected.contains(response.status())) {
                complaints.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        page.onRequestFailed(request -> {
            if (!"net::ERR_ABORTED".equals(request.failure())) { // the page was left before the answer came
                complaints.add(request.failure() + " " + request.method() + " " + request.url());
            }
        });
    }
}
