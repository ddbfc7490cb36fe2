package peyvand.operational.staff;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Turns a new installation into a company with its first administrator: once, by one person who knows the secret. */
@Service
public class Setup {

    /** Attempts with a wrong secret are counted like sign-ins to this account. */
    private static final String ACCOUNT = "setup";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CompanyQueries companies;
    private final SetupSecret secret;
    private final SignInThrottle throttle;
    private final Passwords passwords;
    private final StaffMembers staff;
    private final AuditLog audit;
    private final Clock clock;

    Setup(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            CompanyQueries companies,
            SetupSecret secret,
            SignInThrottle throttle,
            Passwords passwords,
            StaffMembers staff,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.companies = companies;
        this.secret = secret;
        this.throttle = throttle;
        this.passwords = passwords;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an operator needs to set up a new installation: the secret, and the file that holds it too. */
    public record Invitation(String secret, Path file) {}

    /** The invitation of an installation without a company; empty for all others, whose left-over file is deleted. */
    public Optional<Invitation> invite() {
        if (companies.founded()) {
            secret.deleteFile();
            return Optional.empty();
        }
        return Optional.of(new Invitation(secret.reveal(), secret.file()));
    }

    public boolean done() {
        return companies.founded();
    }

    /**
     * Whether this is the secret. Wrong ones are counted.
     *
     * @throws NotFound when there is a company already
     * @throws peyvand.domain.Throttled after too many wrong ones
     */
    public boolean admits(String givenSecret, String address) {
        if (companies.founded()) {
            throw new NotFound("setup");
        }
        throttle.check(ACCOUNT, address);
        boolean right = secret.matches(givenSecret);
        if (!right) {
            if (companies.founded()) { // by a moment, and the secret went with it
                throw new NotFound("setup");
            }
            throttle.failed(ACCOUNT, address);
        }
        return right;
    }

    /**
     * Founds the company.
     *
     * @throws NotFound when there is a company already
     * @throws Refused when the secret is wrong
     * @throws AlreadyFounded when somebody else was first by a moment
     */
    public StaffId found(String givenSecret, Founding founding, String address) {
        if (!admits(givenSecret, address)) {
            throw new Refused("set up without the secret");
        }
        NewStaff person = founding.administrator();
        String hash = passwords.hash(person.password(), person.email());
        StaffId first;
        try {
            first = transaction.execute(status -> write(founding, hash, address));
        } catch (DuplicateKeyException e) {
            throw new AlreadyFounded(e);
        } catch (RuleViolation e) {
            if (companies.founded()) {
                throw new AlreadyFounded(e);
            }
            throw e;
        }
        secret.deleteFile();
        return first;
    }

    /** The primary key of the company lets one transaction through; the others take their administrator back. */
    private StaffId write(Founding founding, String hash, String address) {
        Company company = founding.company();
        NewStaff person = founding.administrator();
        StaffId id = staff.insert(person.person(), hash, StaffPreferences.usualFor(person.language(), company.zone()));
        jdbc.sql("""
                insert into crm.company (name, base_currency, zone, language, founded_by, founded_at)
                values (:name, :currency, :zone, :language, :by, :now)
                """)
                .param("name", company.name().strip())
                .param("currency", company.baseCurrency())
                .param("zone", company.zone().getId())
                .param("language", company.language().code())
                .param("by", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        secret.forget();
        Viewer founder =
                new Viewer(id, person.name(), EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, address);
        audit.record(
                founder,
                "FOUNDED",
                RecordKind.COMPANY,
                1,
                null,
                Changes.between(Map.of(), Map.of("name", company.name())));
        return id;
    }
}
