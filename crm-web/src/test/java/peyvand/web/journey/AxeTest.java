package peyvand.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedChromium.class)
class AxeTest {

    private static final String FAINT = """
            <!DOCTYPE html><html lang="en"><title>Tea</title>
            <main><h1>Tea</h1><img src="data:,"><p style="color: #ccc; background: #fff">Green</p></main></html>
            """;

    @Test
    void seesWhatHindersAndSaysWhere(Chromium chromium) {
        try (BrowserContext context = chromium.browser().newContext()) {
            Axe.makeReady(context);
            Page page = context.newPage();
            page.setContent(FAINT);

            assertThat(Axe.complaints(page))
                    .anySatisfy(complaint ->
                            assertThat(complaint).startsWith("image-alt: ").contains("<img src"))
                    .anySatisfy(complaint ->
                            assertThat(complaint).startsWith("color-contrast: ").contains("    p <p style"));
        }
    }

    @Test
    void hasNothingToSayOfAPageThatServesEverybody(Chromium chromium) {
        try (BrowserContext context = chromium.browser().newContext()) {
            Axe.makeReady(context);
            Page page = context.newPage();
            page.setContent(FAINT.replace("<img ", "<img alt='A cup' ").replace("#ccc", "#333"));

            assertThat(Axe.complaints(page)).isEmpty();
        }
    }
}
