package peyvand.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.WebTest;

@WebTest
class NavigationTest {

    @Autowired
    Browsers browsers;

    @Test
    void showsTheAreasOneMayGoToWhereTheWorkIsThatTheyAreFor() {
        assertThat(browsers.administrator().get("/customers").body())
                .contains("<details data-group=\"sales\" data-usual open>", "href=\"/staff\"")
                .contains("<details data-group=\"administration\">");
        assertThat(browsers.colleague().get("/customers").body()).doesNotContain("data-group=\"administration\"");
    }

    @Test
    void opensTheGroupOneIsIn() {
        assertThat(browsers.administrator().get("/staff").body())
                .contains("<details data-group=\"administration\" open>")
                .contains("<a href=\"/staff\" aria-current=\"page\"");
    }

    @Test
    void foldsGroupsAsTheirVisitorLeftThem() {
        Browser sara = browsers.administrator();
        sara.cookies().put("peyvand-side", "sales.data.sales.<script>");
        assertThat(sara.get("/customers").body())
                .contains("<details data-group=\"sales\" data-usual>", "<details data-group=\"data\" open>")
                .doesNotContain("<script>\"");
    }
}
