package peyvand.operational.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.NotFound;
import peyvand.domain.StaffId;
import peyvand.operational.staff.AccountLink.Purpose;

/** Makes and redeems links to accounts: each works once and for a while, and a newer one replaces it. */
@Component
class AccountLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    AccountLink make(StaffId id, Purpose purpose) {
        String token = SecretText.random();
        Instant now = clock.instant();
        Instant end = now.plus(purpose.life());
        jdbc.sql("""
                insert into crm.account_link (staff_id, purpose, token_hash, made_at, expires_at)
                values (:id, :purpose, :hash, :now, :end)
                on conflict (staff_id, purpose) do update
                set token_hash = excluded.token_hash, made_at = excluded.made_at, expires_at = excluded.expires_at
                """)
                .param("id", id.value())
                .param("purpose", purpose.name())
                .param("hash", SecretText.hash(token))
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(end))
                .update();
        return jdbc.sql("select name, email, language from crm.staff where id = :id")
                .param("id", id.value())
                .query((row, n) -> new AccountLink(
                        id,
                        row.getString("name"),
                        row.getString("email"),
                        Language.of(row.getString("language")),
                        purpose,
                        token,
                        end))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** Whose link this is; empty for one that is unknown, used, replaced, withdrawn or too old. */
    Optional<StaffId> holder(String token, Purpose purpose) {
        return jdbc.sql("""
                select staff_id from crm.account_link
                where token_hash = :hash and purpose = :purpose and expires_at > :now
                """)
                .param("hash", SecretText.hash(token))
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional()
                .map(StaffId::new);
    }

    /** The same, and the link is gone: of two who use it at once, one finds it. */
    Optional<StaffId> use(String token, Purpose purpose) {
        return jdbc.sql("""
                delete from crm.account_link
                where token_hash = :hash and purpose = :purpose and expires_at > :now
                returning staff_id
                """)
                .param("hash", SecretText.hash(token))
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional()
                .map(StaffId::new);
    }

    void withdraw(StaffId id, Purpose purpose) {
        jdbc.sql("delete from crm.account_link where staff_id = :id and purpose = :purpose")
                .param("id", id.value())
                .param("purpose", purpose.name())
                .update();
    }
}
