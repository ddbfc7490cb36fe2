package peyvand.operational.staff;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** Brings people in by a link: they choose their password themselves, and cannot sign in before. */
@Service
public class Invitations {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StaffMembers staff;
    private final CompanyQueries companies;
    private final AccountLinks links;
    private final Passwords passwords;
    private final AuditLog audit;

    Invitations(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StaffMembers staff,
            CompanyQueries companies,
            AccountLinks links,
            Passwords passwords,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.staff = staff;
        this.companies = companies;
        this.links = links;
        this.passwords = passwords;
        this.audit = audit;
    }

    public AccountLink invite(Viewer viewer, Invitee person) {
        viewer.require(Right.ADMINISTER, "invite staff");
        Company company = companies.company().orElseThrow();
        return transaction.execute(status -> {
            StaffId id = staff.insert(person, null, StaffPreferences.usualFor(person.language(), company.zone()));
            audit.record(viewer, "INVITED", RecordKind.STAFF, id.value(), null, StaffMembers.created(person));
            return links.make(id, Purpose.INVITATION);
        });
    }

    /** A new link for somebody who has not come in yet, also after a withdrawal; an older link ends. */
    public AccountLink renew(Viewer viewer, StaffId id) {
        viewer.require(Right.ADMINISTER, "invite staff again");
        return transaction.execute(status -> {
            awaited(id);
            setEnabled(id, true);
            audit.record(viewer, "INVITED_AGAIN", RecordKind.STAFF, id.value(), null, Changes.NONE);
            return links.make(id, Purpose.INVITATION);
        });
    }

    public void withdraw(Viewer viewer, StaffId id) {
        viewer.require(Right.ADMINISTER, "withdraw an invitation");
        transaction.executeWithoutResult(status -> {
            awaited(id);
            setEnabled(id, false);
            links.withdraw(id, Purpose.INVITATION);
            audit.record(viewer, "INVITATION_WITHDRAWN", RecordKind.STAFF, id.value(), null, Changes.NONE);
        });
    }

    /** Who is invited by this link; empty where it does not work, or no longer. */
    public Optional<Invitee> invited(String token) {
        return links.holder(token, Purpose.INVITATION).flatMap(this::invitee);
    }

    /**
     * Lets them in with a name and a password of their own choice. A refused password leaves the link as it was.
     *
     * @throws NotFound when the link does not work, or no longer
     */
    public StaffId accept(String token, String name, String password, String address) {
        Invitee person = invited(token).orElseThrow(() -> new NotFound("invitation"));
        String hash = passwords.hash(password, person.email());
        return transaction.execute(status -> {
            StaffId id = links.use(token, Purpose.INVITATION).orElseThrow(() -> new NotFound("invitation"));
            int joined = jdbc.sql("""
                    update crm.staff set name = :name, password_hash = :hash, version = version + 1
                    where id = :id and enabled and password_hash is null
                    """)
                    .param("name", name.strip())
                    .param("hash", hash)
                    .param("id", id.value())
                    .update();
            if (joined == 0) {
                throw new NotFound("invitation");
            }
            audit.recordOfAccount(
                    "INVITATION_ACCEPTED",
                    id,
                    address,
                    Changes.between(Map.of("name", person.name()), Map.of("name", name.strip())));
            return id;
        });
    }

    private Optional<Invitee> invitee(StaffId id) {
        return jdbc.sql("""
                select name, email, language from crm.staff where id = :id and enabled and password_hash is null
                """)
                .param("id", id.value())
                .query((row, n) -> new Invitee(
                        row.getString("name"),
                        row.getString("email"),
                        Set.of(),
                        Language.of(row.getString("language"))))
                .optional();
    }

    /** Locks the row of somebody who has been invited and has not come in. */
    private void awaited(StaffId id) {
        boolean joined = jdbc.sql("select password_hash is not null from crm.staff where id = :id for update")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound(id));
        if (joined) {
            throw new RuleViolation("rule.invitation.joined");
        }
    }

    private void setEnabled(StaffId id, boolean enabled) {
        jdbc.sql("update crm.staff set enabled = :enabled, version = version + 1 where id = :id")
                .param("enabled", enabled)
                .param("id", id.value())
                .update();
    }
}
