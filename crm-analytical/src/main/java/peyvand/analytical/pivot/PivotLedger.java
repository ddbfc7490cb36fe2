package peyvand.analytical.pivot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the answers that take long: by the question and by whose sales count. */
@Repository
class PivotLedger {

    /** So many wait at once. */
    static final int MOST_WAITING = 20;

    private static final Duration KEPT = Duration.ofDays(2);

    /** Of some customers only: they may have gone to others since. */
    private static final Duration KEPT_OF_SOME = Duration.ofHours(1);

    /** Whoever has not said for so long that they are at it, is not. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    PivotLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is to be reckoned, for whom. */
    record Due(long id, Viewer viewer, Question question) {}

    Optional<Reckoning> find(Viewer viewer, Question question) {
        boolean everything = viewer.orders().everything();
        return jdbc.sql("""
                select state, share, asked_at, stop_asked, case when answered_at > :since then answer end as answer
                from pivot_answer
                where key = :key and (state in ('WAITING', 'RUNNING') or coalesce(answered_at, asked_at) > :since)
                """)
                .param("key", key(viewer, question))
                .param("since", before(everything ? KEPT : KEPT_OF_SOME))
                .query(PivotLedger::reckoning)
                .optional();
    }

    /** Unless it waits or is being reckoned already. @return its id, if it had to be asked for */
    @Transactional
    Optional<Long> ask(Viewer viewer, Question question) {
        long waiting = jdbc.sql("select count(*) from pivot_answer where state in ('WAITING', 'RUNNING')")
                .query(Long.class)
                .single();
        if (waiting >= MOST_WAITING) {
            throw new RuleViolation("rule.pivot.queue", MOST_WAITING);
        }
        Scope scope = viewer.orders();
        StaffId collaborator = scope.collaborator();
        return jdbc.sql("""
                insert into pivot_answer as a (key, question, seen_owners, seen_by, state, asked_by, asked_at)
                values (:key, cast(:question as jsonb), :owners, :collaborator, 'WAITING', :by, :now)
                on conflict (key) do update set state = 'WAITING', share = 0, stop_asked = false, asked_by = :by, asked_at = :now
                where a.state not in ('WAITING', 'RUNNING')
                returning id
                """)
                .param("key", key(viewer, question))
                .param("question", JSON.writeValueAsString(question))
                .param("owners", owners(scope), Types.ARRAY)
                .param("collaborator", collaborator == null ? null : collaborator.value(), Types.BIGINT)
                .param("by", viewer.staff().value())
                .param("now", now())
                .query(Long.class)
                .optional();
    }

    /** The one that has waited longest; one that nobody is at any more begins anew. Empty, too, while another is at one. */
    Optional<Due> begin() {
        return jdbc.sql("""
                update pivot_answer a set state = 'RUNNING', share = 0, beat_at = :now
                from staff s
                where s.id = a.asked_by and a.id = (
                  select id from pivot_answer
                  where state = 'WAITING' or (state = 'RUNNING' and beat_at < :silent)
                  order by asked_at, id limit 1 for update skip locked)
                and not exists (select from pivot_answer where state = 'RUNNING' and beat_at >= :silent)
                returning a.id, a.question, a.seen_owners, a.seen_by, a.asked_by, s.name
                """)
                .param("now", now())
                .param("silent", before(SILENCE))
                .query(PivotLedger::due)
                .optional();
    }

    /**
     * Said on its own, whatever is being read meanwhile.
     *
     * @return whether it is still wanted
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean reached(long id, double share) {
        return jdbc.sql(
                        "update pivot_answer set share = :share, beat_at = :now where id = :id returning not stop_asked")
                .param("share", Math.max(0, Math.min(1, share)))
                .param("now", now())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void done(long id, Answer answer) {
        jdbc.sql("""
                update pivot_answer set state = 'DONE', share = 1, answered_at = :at, answer = cast(:answer as jsonb) where id = :id
                """)
                .param("at", Timestamp.from(answer.at()))
                .param("answer", JSON.writeValueAsString(answer))
                .param("id", id)
                .update();
    }

    void end(long id, Reckoning.State state) {
        jdbc.sql("update pivot_answer set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    void stop(Viewer viewer, Question question) {
        jdbc.sql("""
                update pivot_answer set stop_asked = true, state = case state when 'WAITING' then 'STOPPED' else state end
                where key = :key and state in ('WAITING', 'RUNNING')
                """).param("key", key(viewer, question)).update();
    }

    void forgetOld() {
        jdbc.sql("delete from pivot_answer where asked_at < :old and state not in ('WAITING', 'RUNNING')")
                .param("old", before(KEPT))
                .update();
    }

    /** Of the question together with whose sales count. */
    private static String key(Viewer viewer, Question question) {
        Scope scope = viewer.orders();
        String reach = scope.everything()
                ? "everything"
                : scope.owners().stream().map(StaffId::value).sorted().toList() + " " + scope.collaborator();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((JSON.writeValueAsString(question) + reach).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Long @Nullable [] owners(Scope scope) {
        return scope.everything()
                ? null
                : scope.owners().stream().map(StaffId::value).toArray(Long[]::new);
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        long collaborator = row.getLong("seen_by");
        boolean none = row.wasNull();
        var owners = row.getArray("seen_owners");
        Scope scope = owners == null
                ? Scope.EVERYTHING
                : new Scope(false, staff((Long[]) owners.getArray()), none ? null : new StaffId(collaborator));
        return new Due(
                row.getLong("id"),
                Viewer.forJob(new StaffId(row.getLong("asked_by")), row.getString("name"), scope),
                JSON.readValue(row.getString("question"), Question.class));
    }

    private static Set<StaffId> staff(Long[] ids) {
        return Arrays.stream(ids).map(StaffId::new).collect(Collectors.toSet());
    }

    private static Reckoning reckoning(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        return new Reckoning(
                Reckoning.State.valueOf(row.getString("state")),
                row.getDouble("share"),
                row.getTimestamp("asked_at").toInstant(),
                row.getBoolean("stop_asked"),
                answer == null ? null : JSON.readValue(answer, Answer.class));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp before(Duration duration) {
        return Timestamp.from(clock.instant().minus(duration));
    }
}
