package peyvand.operational.staff;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.staff.AccountLink.Purpose;

/** Lets people who have forgotten their password choose a new one, by a link. A second factor is asked for as always. */
@Service
public class PasswordResets {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AccountLinks links;
    private final ResetThrottle throttle;
    private final SignInThrottle signIns;
    private final Passwords passwords;
    private final AuditLog audit;

    PasswordResets(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            AccountLinks links,
            ResetThrottle throttle,
            SignInThrottle signIns,
            Passwords passwords,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.links = links;
        this.throttle = throttle;
        this.signIns = signIns;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Whether this network address may ask once more. It knows nothing of accounts, so neither does who asks. */
    public boolean mayAsk(String address) {
        return throttle.admits("address:" + address);
    }

    /** The link to mail to who asked; empty where nobody signs in with this e-mail address or it was asked too often. */
    public Optional<AccountLink> ask(String email, String address) {
        return account(email)
                .filter(id -> throttle.admits("account:" + id))
                .map(id -> transaction.execute(status -> {
                    audit.recordOfAccount("RESET_ASKED", id, address, Changes.NONE);
                    return links.make(id, Purpose.RESET);
                }));
    }

    /** A link which the administrator hands over. */
    public AccountLink link(Viewer viewer, StaffId id) {
        viewer.require(Right.ADMINISTER, "make a reset link");
        return transaction.execute(status -> {
            boolean signsIn = jdbc.sql(
                            "select enabled and password_hash is not null from crm.staff where id = :id for update")
                    .param("id", id.value())
                    .query(Boolean.class)
                    .optional()
                    .orElseThrow(() -> new NotFound(id));
            if (!signsIn) {
                throw new RuleViolation("rule.reset.cannotSignIn");
            }
            audit.record(viewer, "RESET_LINK_MADE", RecordKind.STAFF, id.value(), null, Changes.NONE);
            return links.make(id, Purpose.RESET);
        });
    }

    /** Whether this link works, still. */
    public boolean works(String token) {
        return email(token).isPresent();
    }

    /**
     * Sets the new password. A refused one leaves the link as it was. The caller ends all sessions.
     *
     * @throws NotFound when the link does not work, or no longer
     */
    public StaffId reset(String token, String password, String address) {
        String email = email(token).orElseThrow(() -> new NotFound("reset"));
        String hash = passwords.hash(password, email);
        StaffId id = transaction.execute(status -> write(token, hash, address));
        signIns.succeeded(email, address);
        return id;
    }

    private StaffId write(String token, String hash, String address) {
        StaffId id = links.use(token, Purpose.RESET).orElseThrow(() -> new NotFound("reset"));
        int changed = jdbc.sql("""
                update crm.staff set password_hash = :hash, version = version + 1
                where id = :id and enabled and password_hash is not null
                """).param("hash", hash).param("id", id.value()).update();
        if (changed == 0) {
            throw new NotFound("reset");
        }
        audit.recordOfAccount("PASSWORD_RESET", id, address, Changes.NONE);
        return id;
    }

    private Optional<String> email(String token) {
        return links.holder(token, Purpose.RESET)
                .flatMap(id -> jdbc.sql(
                                "select email from crm.staff where id = :id and enabled and password_hash is not null")
                        .param("id", id.value())
                        .query(String.class)
                        .optional());
    }

    private Optional<StaffId> account(String email) {
        return jdbc.sql("""
                select id from crm.staff
                where lower(email) = lower(:email) and enabled and password_hash is not null
                """)
                .param("email", email.strip())
                .query(Long.class)
                .optional()
                .map(StaffId::new);
    }
}
