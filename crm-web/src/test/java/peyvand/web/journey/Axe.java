package peyvand.web.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The checks of axe, as its own runner makes them, in much less time: its script travels to the browser once, to lie ready
 * in every page, and nothing but what it objects to travels back.
 */
final class Axe {

    private static final String READY = "window.readyAxe = () => {\n" + script() + "\n};";
    private static final String RUN = """
            async () => {
              if (!('axe' in window)) {
                readyAxe();
              }
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              const node = n => `\\n    ${n.target} ${n.html.slice(0, 200)}\\n      `
                + n.failureSummary.replace(/\\s*\\n\\s*/g, ' | ');
              return violations.map(v => `${v.id}: ${v.help}` + v.nodes.slice(0, 4).map(node).join(''));
            }
            """;

    private Axe() {}

    /** Makes it ready in the pages that will be opened there. */
    static void makeReady(BrowserContext context) {
        context.addInitScript(READY);
    }

    @SuppressWarnings("unchecked") // an array of texts comes back as a list of them
    static List<String> complaints(Page page) {
        return (List<String>) page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
