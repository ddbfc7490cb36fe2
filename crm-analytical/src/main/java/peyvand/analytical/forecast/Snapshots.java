package peyvand.analytical.forecast;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;

/** Keeps the forecast as it stands each day, once a day: all of it or nothing, so that whoever is interrupted begins anew. */
@Service
class Snapshots {

    /** So many months ahead are kept. */
    private static final int MONTHS = 24;

    private final JdbcClient jdbc;
    private final Clock clock;

    Snapshots(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps that of today, by the company's clock, where nobody has done so yet. @return whether it did */
    @Transactional
    boolean takeIfDue() {
        Optional<LocalDate> today = jdbc.sql("select zone from dim_company")
                .query(String.class)
                .optional()
                .map(zone -> LocalDate.ofInstant(clock.instant(), ZoneId.of(zone)));
        if (today.isEmpty() || !begin(today.get())) {
            return false;
        }
        int sums = take(today.get(), true) + take(today.get(), false);
        jdbc.sql("update forecast_run set sums = :sums where day = :day")
                .param("sums", sums)
                .param("day", Date.valueOf(today.get()))
                .update();
        return true;
    }

    /** A second one waits for the first, and finds it done. */
    private boolean begin(LocalDate day) {
        return jdbc.sql("insert into forecast_run (day, taken_at) values (:day, :at) on conflict do nothing")
                        .param("day", Date.valueOf(day))
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private int take(LocalDate day, boolean jalali) {
        Period now = Period.of(day, Length.MONTH, jalali);
        return jdbc.sql("""
                insert into forecast_snapshot (calendar, month, day, owner_id, pipeline_id, closed, weighted, full_amount, opportunities)
                select :calendar, (cast(:months as date[]))[width_bucket(o.at, cast(:months as date[]))] as month, :day,
                       coalesce(o.owner_id, 0), o.pipeline_id, sum(o.closed), round(sum(o.weighted)::numeric, 4), sum(o.full_amount), sum(o.open)
                from (
                  select o.owner_id, o.pipeline_id, greatest(o.close_on, :day) as at, 0 as closed,
                         o.base_amount::float8 * coalesce(k.probability, o.probability / 100.0::float8) as weighted, o.base_amount as full_amount, 1 as open
                  from fact_opportunity o left join fact_chance k using (opportunity_id)
                  where o.state = 'OPEN' and o.close_on < :end
                  union all
                  select o.owner_id, o.pipeline_id, o.closed_on, o.base_amount, 0, 0, 0
                  from fact_opportunity o where o.state = 'WON' and o.closed_on >= :first and o.closed_on <= :day) o
                group by month, o.owner_id, o.pipeline_id
                """)
                .param("calendar", jalali ? "JALALI" : "GREGORIAN")
                .param("months", months(now))
                .param("day", Date.valueOf(day))
                .param("first", Date.valueOf(now.first()))
                .param("end", Date.valueOf(now.plus(MONTHS).first()))
                .update();
    }

    private static Date[] months(Period first) {
        return Stream.iterate(first, month -> month.plus(1))
                .limit(MONTHS)
                .map(month -> Date.valueOf(month.first()))
                .toArray(Date[]::new);
    }
}
