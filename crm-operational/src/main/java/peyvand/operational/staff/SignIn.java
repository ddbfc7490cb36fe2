package peyvand.operational.staff;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import peyvand.domain.StaffId;

/** Proves who somebody is. Not transactional: no connection is held while a password is being hashed. */
@Service
public class SignIn {

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final AccountLog log;

    SignIn(JdbcClient jdbc, Passwords passwords, SignInThrottle throttle, AccountLog log) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.throttle = throttle;
        this.log = log;
    }

    /**
     * The member of staff with this e-mail address and password. Unknown, disabled and wrong are one answer, at one
     * price.
     *
     * @throws peyvand.domain.Throttled after too many failures, or when too many people sign in at once
     */
    public Optional<StaffId> withPassword(String email, String password, String address) {
        throttle.check(email, address);
        Account account = account(email);
        boolean right = passwords.matches(password, account == null ? null : account.hash());
        throttle.check(email, address);
        if (account == null || !right) {
            throttle.failed(email, address);
            log.refused(account == null ? null : new StaffId(account.id()), address);
            return Optional.empty();
        }
        throttle.succeeded(email, address);
        if (passwords.outdated(account.hash())) {
            rehash(account, password, email);
        }
        return Optional.of(new StaffId(account.id()));
    }

    private @Nullable Account account(String email) {
        return jdbc.sql("""
                select id, password_hash as hash from crm.staff
                where lower(email) = lower(:email) and enabled and password_hash is not null
                """)
                .param("email", email.strip())
                .query(Account.class)
                .optional()
                .orElse(null);
    }

    private void rehash(Account account, String password, String email) {
        jdbc.sql("update crm.staff set password_hash = :new where id = :id and password_hash = :old")
                .param("new", passwords.hash(password, email))
                .param("id", account.id())
                .param("old", account.hash())
                .update();
    }

    record Account(long id, String hash) {}
}
