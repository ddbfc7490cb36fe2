package peyvand.web.testing;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Right;
import peyvand.domain.Role;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.Founding;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.NewStaff;
import peyvand.operational.staff.Setup;
import peyvand.operational.staff.StaffMembers;

/** Opens browsers: for a visitor, for the administrator Sara, or for a new colleague of hers. */
@TestComponent
public class Browsers {

    public static final String SETUP_SECRET = "a-secret-for-tests-only";
    public static final String EMAIL = "sara@example.com";
    public static final String PASSWORD = "Sara likes long walks";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Environment environment;
    private final Setup setup;
    private final StaffMembers staff;
    private final JdbcClient jdbc;

    Browsers(Environment environment, Setup setup, StaffMembers staff, JdbcClient jdbc) {
        this.environment = environment;
        this.setup = setup;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** Nobody we know. */
    public Browser visitor() {
        return new Browser(port());
    }

    /** The administrator, signed in, reading English. */
    public Browser administrator() {
        return administrator(Language.EN);
    }

    public Browser administrator(Language language) {
        Viewer sara = viewer();
        staff.preferLanguage(sara, language);
        jdbc.sql("delete from crm.upload_attempt where staff_id = :sara") // all tests together send more than she may
                .param("sara", sara.staff().value())
                .update();
        return signedIn(EMAIL, PASSWORD);
    }

    /** A new member of staff who sees everything but administers nothing, signed in. */
    public Browser colleague() {
        return colleague(Role.MANAGER);
    }

    /** A new member of staff with these roles, signed in. */
    public Browser colleague(Role... roles) {
        String email = "colleague" + NUMBER.incrementAndGet() + "." + System.nanoTime() + "@example.com";
        staff.add(viewer(), new NewStaff("Colleague " + NUMBER.get(), email, PASSWORD, Set.of(roles), Language.EN));
        return signedIn(email, PASSWORD);
    }

    public Browser signedIn(String email, String password) {
        Browser browser = visitor();
        Page page = browser.signIn(email, password);
        if (page.status() >= 400) {
            throw new AssertionError("could not sign in: " + page.status() + "\n" + page.body());
        }
        return browser;
    }

    /** The administrator, for calling services directly. Founds the company where there is none. */
    public Viewer viewer() {
        if (!setup.done()) {
            setup.found(
                    SETUP_SECRET,
                    new Founding(
                            new Company("Nastaran Trading", "EUR", ZoneId.of("Asia/Tehran"), Language.EN),
                            new NewStaff("Sara", EMAIL, PASSWORD, Set.of(Role.ADMINISTRATOR), Language.EN)),
                    "127.0.0.1");
        }
        long id = jdbc.sql("select id from crm.staff where email = :email")
                .param("email", EMAIL)
                .query(Long.class)
                .single();
        return new Viewer(
                new StaffId(id), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, "127.0.0.1");
    }
}
