package peyvand.collaborative.touchpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Count;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.Viewer;

/** The queue of customers who wrote and have not been answered. The database keeps it with each entry of the ledger. */
@Service
public class AwaitedReplies {

    private static final int WORDS = 120;

    private final JdbcClient jdbc;
    private final Clock clock;

    AwaitedReplies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those who wait, of the customers this viewer sees. */
    public AwaitedQueue queue(Viewer viewer, int most) {
        return viewer.customers().everything() ? ofAll(viewer, most) : ofFew(viewer, most);
    }

    /** From the beginning of the queue. */
    private AwaitedQueue ofAll(Viewer viewer, int most) {
        List<AwaitedReply> longest =
                longest(viewer, "0", most).query(AwaitedReplies::reply).list();
        return new AwaitedQueue(
                longest, Count.of(jdbc, Sql.of("select 1 from awaiting_reply w where w.since is not null")));
    }

    /** From the few customers, since most of the queue are others'. */
    private AwaitedQueue ofFew(Viewer viewer, int most) {
        long[] number = {0};
        List<AwaitedReply> longest = longest(viewer, "count(*) over ()", most)
                .query((row, n) -> {
                    number[0] = row.getLong("number");
                    return reply(row, n);
                })
                .list();
        return new AwaitedQueue(longest, new Count(Math.min(number[0], Count.CAP), number[0] > Count.CAP));
    }

    private JdbcClient.StatementSpec longest(Viewer viewer, String number, int most) {
        Sql waiting = Visibility.customers(
                        Sql.of("select c.id, c.name, c.owner_id, w.touchpoint_id, w.since, " + number + " as number"
                                + " from awaiting_reply w join customer c on c.id = w.customer_id"
                                + " where w.since is not null and c.merged_into_id is null"),
                        viewer,
                        "c")
                .add("order by w.since, w.customer_id limit " + most);
        return Sql.of("""
                select w.*, t.channel, coalesce(t.subject, t.body) as words, s.name as responsible
                from (%s) w
                join touchpoint t on t.id = w.touchpoint_id
                left join staff s on s.id = w.owner_id
                order by w.since, w.id
                """.formatted(waiting)).withValuesOf(waiting).on(jdbc);
    }

    /**
     * Takes a customer out of the queue: what has come until now needs no answer. Nothing happens to one who does not wait.
     *
     * @throws NotFound when there is no such customer for this viewer
     */
    @Transactional
    public void settle(Viewer viewer, CustomerId customer) {
        viewer.require(Right.EDIT, "settle what a customer wrote");
        Visibility.requireCustomer(jdbc, viewer, customer, customer);
        jdbc.sql("""
                update awaiting_reply set touchpoint_id = null, since = null, settled_at = :now, settled_by = :staff
                where customer_id = :customer and since is not null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("staff", viewer.staff().value())
                .param("customer", customer.value())
                .update();
    }

    private static AwaitedReply reply(ResultSet row, int number) throws SQLException {
        return new AwaitedReply(
                new CustomerId(row.getLong("id")),
                row.getString("name"),
                Channel.valueOf(row.getString("channel")),
                line(row.getString("words")),
                row.getTimestamp("since").toInstant(),
                row.getString("responsible"));
    }

    private static String line(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= WORDS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WORDS)) + "…";
    }
}
