package peyvand.web.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Role;
import peyvand.domain.StaffId;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;
import peyvand.operational.staff.Setup;
import peyvand.operational.staff.StaffMembers;
import peyvand.operational.staff.StaffPreferences;
import peyvand.web.testing.Browsers;

/** An installation that is set up in the browser, by Sara, before the first journey. */
@TestComponent
class Installation {

    private static final List<String> STAYS = List.of(
            "company",
            "staff",
            "staff_role",
            "role_right",
            "role_reach",
            "audit_entry",
            "setup_secret",
            "dim_date",
            "charge_pattern",
            "holiday",
            "pipeline",
            "stage",
            "loss_reason",
            "disqualify_reason",
            "chance_setting",
            "analysis_setting",
            "analysis_switch",
            "investment_policy",
            "import_job", // colleagues may have come from one
            "scheduled_tasks",
            "spring_session",
            "spring_session_attributes",
            "flyway_schema_history");

    private final Browsers browsers;
    private final Setup setup;
    private final StaffMembers staff;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    Installation(Browsers browsers, Setup setup, StaffMembers staff, MessageSource messages, JdbcClient jdbc) {
        this.browsers = browsers;
        this.setup = setup;
        this.staff = staff;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /** A tab in which nobody is signed in. */
    Tab visitor(Chromium chromium, Language language) {
        if (!setup.done()) {
            found(chromium);
        }
        return tab(chromium, language);
    }

    /** A tab in which Sara, who prefers what is usual in this language, has signed in over the page. */
    Tab sara(Chromium chromium, Language language) {
        Tab tab = visitor(chromium, language);
        staff.prefer(browsers.viewer(), StaffPreferences.usualFor(language, ZoneId.of("Asia/Tehran")));
        signIn(tab, Browsers.EMAIL);
        return tab;
    }

    /** Somebody new who reads this language; several may have one name. */
    Colleague employ(Chromium chromium, String name, Language language, Role... roles) {
        if (!setup.done()) {
            found(chromium);
        }
        String email = "colleague" + System.nanoTime() + "@example.com";
        NewStaff person = new NewStaff(name, email, Browsers.PASSWORD, Set.of(roles), language);
        return new Colleague(staff.add(browsers.viewer(), person), email, language);
    }

    /** A tab in which this colleague has signed in over the page. */
    Tab of(Chromium chromium, Colleague colleague) {
        Tab tab = visitor(chromium, colleague.language());
        signIn(tab, colleague.email());
        return tab;
    }

    record Colleague(StaffId id, String email, Language language) {}

    private static void signIn(Tab tab, String email) {
        tab.visit("/sign-in");
        tab.fill("email", email);
        tab.fill("password", Browsers.PASSWORD);
        tab.press("security.signIn.submit");
        tab.arrives("/");
    }

    /** Forgets all records, as if Sara had just begun. */
    void empty() {
        List<String> tables =
                jdbc.sql("""
                select format('crm.%I', table_name) from information_schema.tables
                where table_schema = 'crm' and table_type = 'BASE TABLE' and table_name not in (:stays)
                """).param("stays", STAYS).query(String.class).list();
        jdbc.sql("truncate " + String.join(", ", tables)).update();
        jdbc.sql("update crm.staff set import_id = null where import_id is not null")
                .update();
        jdbc.sql("delete from crm.import_job").update();
    }

    private void found(Chromium chromium) {
        try (Tab persian = tab(chromium, Language.FA)) {
            persian.visit("/");
            persian.arrives("/setup");
            persian.look("setup");
        }
        try (Tab tab = tab(chromium, Language.EN)) {
            tab.visit("/");
            tab.arrives("/setup");
            tab.look("setup");
            tab.fill("secret", Browsers.SETUP_SECRET);
            tab.fill("name", "Sara");
            tab.fill("email", Browsers.EMAIL);
            tab.fill("password", Browsers.PASSWORD);
            tab.fill("passwordAgain", Browsers.PASSWORD);
            tab.fill("companyName", "Nastaran Trading");
            tab.choose("baseCurrency", "GBP");
            tab.choose("zone", "Europe/London");
            tab.press("setup.submit");
            tab.arrives("/");
            tab.look("welcome");
        }
    }

    private Tab tab(Chromium chromium, Language language) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + browsers.port())
                        .setLocale(language == Language.FA ? "fa-IR" : "en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(1360, 860));
        Axe.makeReady(context);
        return new Tab(context, language, messages);
    }
}
