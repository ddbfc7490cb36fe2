package peyvand.operational.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.domain.Changes;
import peyvand.domain.Folding;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Codes of an authenticator, asked for after the password; and recovery codes for who has lost it. */
@Service
public class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final String GROUPS_OF_FOUR = "(?<=\\G.{4})(?=.)";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SecretBox box;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final CompanyQueries companies;
    private final AuditLog audit;
    private final Clock clock;

    SecondFactors(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            SecretBox box,
            Passwords passwords,
            SignInThrottle throttle,
            CompanyQueries companies,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.box = box;
        this.passwords = passwords;
        this.throttle = throttle;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether they need a code to sign in. */
    public boolean active(StaffId id) {
        return jdbc.sql(
                        "select exists (select from crm.second_factor where staff_id = :id and confirmed_at is not null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** How many recovery codes the viewer has not used yet. */
    public int recoveryCodesLeft(Viewer viewer) {
        return jdbc.sql("select count(*) from crm.recovery_code where staff_id = :id")
                .param("id", viewer.staff().value())
                .query(Integer.class)
                .single();
    }

    /** Makes a new secret, which counts for nothing until a code confirms it. */
    public void begin(Viewer viewer) {
        byte[] key = random(Totp.KEY_BYTES);
        int begun = jdbc.sql("""
                insert into crm.second_factor (staff_id, secret, begun_at) values (:id, :secret, :now)
                on conflict (staff_id) do update set secret = excluded.secret, begun_at = excluded.begun_at
                where second_factor.confirmed_at is null
                """)
                .param("id", viewer.staff().value())
                .param("secret", box.close(key, viewer.staff()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (begun == 0) {
            throw new RuleViolation("rule.secondFactor.active");
        }
    }

    /** What the viewer has begun and not confirmed yet. */
    public Optional<Enrolment> begun(Viewer viewer) {
        return jdbc.sql("""
                select f.secret, s.email from crm.second_factor f join crm.staff s on s.id = f.staff_id
                where f.staff_id = :id and f.confirmed_at is null
                """)
                .param("id", viewer.staff().value())
                .query((row, n) -> new Begun(row.getBytes("secret"), row.getString("email")))
                .optional()
                .flatMap(begun -> box.open(begun.secret(), viewer.staff()).map(key -> enrolment(key, begun.email())));
    }

    private record Begun(byte[] secret, String email) {}

    /**
     * Turns the second factor on, by a first code.
     *
     * @return recovery codes, each good for one sign-in; only their hashes are stored
     */
    public List<String> confirm(Viewer viewer, String code) {
        StaffId id = viewer.staff();
        return transaction.execute(status -> {
            if (locked(id).filter(factor -> !factor.confirmed()).isEmpty() || !spend(id, digits(code))) {
                throw new RuleViolation("rule.secondFactor.wrong");
            }
            jdbc.sql("update crm.second_factor set confirmed_at = :now where staff_id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id.value())
                    .update();
            audit.record(viewer, "SECOND_FACTOR_ON", RecordKind.STAFF, id.value(), null, Changes.NONE);
            return recoveryCodes(id);
        });
    }

    /**
     * Turns it off for who knows their password.
     *
     * @throws peyvand.domain.Throttled after too many wrong ones
     */
    public void turnOff(Viewer viewer, String password) {
        StaffId id = viewer.staff();
        String key = key(id);
        throttle.check(key, key);
        String hash = jdbc.sql("select password_hash from crm.staff where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        if (!passwords.matches(password, hash)) {
            throttle.failed(key, key);
            throw new RuleViolation("rule.password.wrong");
        }
        transaction.executeWithoutResult(status -> remove(viewer, id, "SECOND_FACTOR_OFF"));
    }

    /** Turns it off for a colleague who has lost both their authenticator and their recovery codes. */
    public void reset(Viewer viewer, StaffId id) {
        viewer.require(Right.ADMINISTER, "reset a second factor");
        transaction.executeWithoutResult(status -> {
            boolean known = jdbc.sql("select exists (select from crm.staff where id = :id)")
                    .param("id", id.value())
                    .query(Boolean.class)
                    .single();
            if (!known) {
                throw new NotFound(id);
            }
            remove(viewer, id, "SECOND_FACTOR_RESET");
        });
    }

    /**
     * Whether this is a code of their authenticator or one of their recovery codes, not used before. Attempts wait for each
     * other, so that no more are made at once than may be made one by one.
     *
     * @throws peyvand.domain.Throttled after too many wrong ones, from wherever they came: who gets here has the password
     */
    public boolean proves(StaffId id, String code, String address) {
        return transaction.execute(status -> {
            if (locked(id).filter(Factor::confirmed).isEmpty()) {
                return false;
            }
            String key = key(id);
            throttle.check(key, key);
            if (spend(id, digits(code)) || spendRecovery(id, code, address)) {
                throttle.succeeded(key, key);
                return true;
            }
            throttle.failed(key, key);
            audit.recordOfAccount("SECOND_FACTOR_FAILED", id, address, Changes.NONE);
            return false;
        });
    }

    private record Factor(byte[] secret, boolean confirmed) {}

    private Optional<Factor> locked(StaffId id) {
        return jdbc.sql("""
                select secret, confirmed_at is not null as confirmed
                from crm.second_factor where staff_id = :id for update
                """)
                .param("id", id.value())
                .query((row, n) -> new Factor(row.getBytes("secret"), row.getBoolean("confirmed")))
                .optional();
    }

    /** A step later than the last one: a code that was seen over a shoulder is worth nothing. */
    private boolean spend(StaffId id, String code) {
        OptionalLong step = locked(id)
                .flatMap(factor -> box.open(factor.secret(), id))
                .map(key -> Totp.step(key, code, clock.instant()))
                .orElseGet(OptionalLong::empty);
        return step.isPresent()
                && jdbc.sql("""
                        update crm.second_factor set last_step = :step where staff_id = :id and last_step < :step
                        """)
                                .param("step", step.getAsLong())
                                .param("id", id.value())
                                .update()
                        == 1;
    }

    private boolean spendRecovery(StaffId id, String code, String address) {
        boolean right = jdbc.sql("delete from crm.recovery_code where staff_id = :id and code_hash = :hash")
                        .param("id", id.value())
                        .param("hash", SecretText.hash(letters(code)))
                        .update()
                == 1;
        if (right) {
            audit.recordOfAccount("RECOVERY_CODE_USED", id, address, Changes.NONE);
        }
        return right;
    }

    private void remove(Viewer viewer, StaffId id, String action) {
        int removed = jdbc.sql("delete from crm.second_factor where staff_id = :id")
                .param("id", id.value())
                .update();
        if (removed > 0) {
            audit.record(viewer, action, RecordKind.STAFF, id.value(), null, Changes.NONE);
        }
    }

    private List<String> recoveryCodes(StaffId id) {
        List<String> codes = Stream.generate(() -> Totp.base32(random(RECOVERY_BYTES)))
                .limit(RECOVERY_CODES)
                .toList();
        for (String code : codes) {
            jdbc.sql("insert into crm.recovery_code (staff_id, code_hash) values (:id, :hash)")
                    .param("id", id.value())
                    .param("hash", SecretText.hash(code))
                    .update();
        }
        return codes.stream().map(code -> code.replaceAll(GROUPS_OF_FOUR, "-")).toList();
    }

    private Enrolment enrolment(byte[] key, String email) {
        String secret = Totp.base32(key);
        String company = companies.company().orElseThrow().name();
        String uri = "otpauth://totp/" + encoded(company) + ":" + encoded(email) + "?secret=" + secret + "&issuer="
                + encoded(company);
        return new Enrolment(secret.replaceAll(GROUPS_OF_FOUR, " "), uri);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String key(StaffId id) {
        return "second factor of " + id;
    }

    private static String digits(String code) {
        return Folding.asciiDigits(code).replaceAll("[\\s-]", "");
    }

    private static String letters(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
