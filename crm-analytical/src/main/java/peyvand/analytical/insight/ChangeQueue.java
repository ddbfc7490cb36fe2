package peyvand.analytical.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who has changed since the run that is read. Whoever takes from it holds the row that says which run that is, and so does
 * who puts another one in place: they never mix.
 */
@Repository
class ChangeQueue {

    private final JdbcClient jdbc;

    ChangeQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The run that is read.
     *
     * @param card null where it was written in another format
     */
    record Current(
            int slot,
            LocalDate asOf,
            @Nullable LocalDate boughtTo,
            @Nullable Card card) {}

    /** Nobody else changes what is read, nor which run that is, before this transaction is over. Empty before the first run. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Current> hold() {
        if (holdState(jdbc).isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select s.slot, r.as_of, r.bought_to,
                       case when (r.card ->> 'format')::int = :format then r.card::text end as card
                from analysis_state s join analysis_run r on r.id = s.run_id
                """)
                .param("format", Card.FORMAT)
                .query((row, number) -> {
                    String card = row.getString("card");
                    return new Current(
                            row.getInt("slot"),
                            row.getObject("as_of", LocalDate.class),
                            row.getObject("bought_to", LocalDate.class),
                            card == null ? null : JsonMapper.shared().readValue(card, Card.class));
                })
                .optional();
    }

    /** Holds the row that says what is read. @return the slot; empty before the first run */
    static Optional<Integer> holdState(JdbcClient jdbc) {
        return jdbc.sql("select slot from analysis_state where run_id is not null for update")
                .query(Integer.class)
                .optional();
    }

    /** Whether more than so many customers wait. */
    boolean isLongerThan(int customers) {
        return jdbc.sql("select count(*) > :most from (select distinct customer_id from insight_changed limit :more) c")
                .param("most", customers)
                .param("more", customers + 1)
                .query(Boolean.class)
                .single();
    }

    /** Whether the run that is read has written its card in another format, as one before an upgrade has. */
    boolean isOfAnotherFormat() {
        return jdbc.sql("""
                select exists (select from analysis_state s join analysis_run r on r.id = s.run_id
                               where (r.card ->> 'format')::int <> :format)
                """).param("format", Card.FORMAT).query(Boolean.class).single();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from insight_changed)")
                .query(Boolean.class)
                .single();
    }

    /** The customers of some changes, those that have waited longest, each once, ascending. */
    List<Long> take(int changes) {
        return jdbc.sql("""
                with taken as (
                  delete from insight_changed
                  where id <= (select max(id) from (select id from insight_changed order by id limit :most) first)
                  returning customer_id)
                select distinct customer_id from taken order by customer_id
                """).param("most", changes).query(Long.class).list();
    }

    /** Segments may ask for what has changed; and a run that has not seen these customers so is to be told. */
    void measured(List<Long> customers) {
        Long[] ids = customers.toArray(Long[]::new);
        jdbc.sql("""
                insert into insight_refreshed (customer_id) select unnest(:ids)
                on conflict (customer_id) do update set refreshed_in = excluded.refreshed_in
                """).param("ids", ids).update();
        jdbc.sql("insert into segment_changed (customer_id) select unnest(:ids)")
                .param("ids", ids)
                .update();
    }

    /** A run is put in place: what it has seen is done, and what it has not seen is to be measured once more. */
    void published(long run) {
        jdbc.sql("""
                delete from insight_changed
                where pg_visible_in_snapshot(changed_in, (select seen from analysis_run where id = :run))
                """).param("run", run).update();
        jdbc.sql("""
                insert into insight_changed (customer_id)
                select f.customer_id from insight_refreshed f join analysis_run r on r.id = :run
                where pg_visible_in_snapshot(f.refreshed_in, r.seen) is not true order by f.customer_id
                """).param("run", run).update();
        jdbc.sql("delete from insight_refreshed").update();
    }
}
