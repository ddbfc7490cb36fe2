package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.forecast.Week.Slip;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.Period;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** Reads what was won, lost and put off since a day. The work grows with these days. */
@Repository
public class Weeks {

    private final JdbcClient jdbc;

    Weeks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Decided(long won, BigDecimal wonAmount, long lost, BigDecimal lostAmount) {}

    /**
     * @param since the first of the days
     * @param month what was to be decided by its end and no longer is, has been put off
     * @param most so many of these are told
     * @throws NotFound of a seller whom the viewer does not see
     */
    public Week of(Viewer viewer, SalesForce force, Seller seller, LocalDate since, Period month, int most) {
        if (!force.shows(seller)) {
            throw new NotFound(seller.key());
        }
        Decided decided = decided(viewer, force, seller, since);
        List<Slip> slipped = slipped(viewer, force, seller, since, month, most + 1);
        return new Week(
                decided.won,
                decided.wonAmount,
                decided.lost,
                decided.lostAmount,
                slipped.stream().limit(most).toList(),
                slipped.size() > most);
    }

    private Decided decided(Viewer viewer, SalesForce force, Seller seller, LocalDate since) {
        Sql sql = Sql.of("""
                select count(*) filter (where o.state = 'WON') as won, coalesce(sum(o.base_amount) filter (where o.state = 'WON'), 0) as won_amount,
                       count(*) filter (where o.state = 'LOST') as lost, coalesce(sum(o.base_amount) filter (where o.state = 'LOST'), 0) as lost_amount
                from fact_opportunity o
                """ + customers(viewer) + " where o.state <> 'OPEN' and o.closed_on >= :since");
        return of(sql, viewer, force, seller, since)
                .on(jdbc)
                .query((row, n) -> new Decided(
                        row.getLong("won"),
                        row.getBigDecimal("won_amount"),
                        row.getLong("lost"),
                        row.getBigDecimal("lost_amount")))
                .single();
    }

    private List<Slip> slipped(
            Viewer viewer, SalesForce force, Seller seller, LocalDate since, Period month, int most) {
        Sql sql = Sql.of("""
                select o.opportunity_id, o.base_amount, s.from_day, o.close_on
                from (select distinct on (opportunity_id) opportunity_id, from_day from fact_opportunity_shift
                      where at >= cast(:since as timestamp) at time zone (select zone from dim_company) order by opportunity_id, at, shift_id) s
                join fact_opportunity o using (opportunity_id)
                """ + customers(viewer) + """
                 where o.state = 'OPEN' and s.from_day <= :last and (o.close_on is null or o.close_on > :last)
                """).with("last", Date.valueOf(month.last()));
        return of(sql, viewer, force, seller, since)
                .add("order by o.base_amount desc, o.opportunity_id limit " + most)
                .on(jdbc)
                .query(Weeks::slip)
                .list();
    }

    private static Sql of(Sql sql, Viewer viewer, SalesForce force, Seller seller, LocalDate since) {
        sql.with("since", Date.valueOf(since));
        if (!seller.equals(Seller.COMPANY)) {
            sql.and("o.owner_id = any (:who)")
                    .with("who", force.who(seller).stream().map(StaffId::value).toArray(Long[]::new));
        }
        return Visibility.buyers(sql, viewer, "c");
    }

    private static String customers(Viewer viewer) {
        return viewer.orders().everything() ? "" : "join dim_customer c on c.customer_id = o.customer_id";
    }

    private static Slip slip(ResultSet row, int number) throws SQLException {
        return new Slip(
                new OpportunityId(row.getLong("opportunity_id")),
                row.getBigDecimal("base_amount"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("close_on", LocalDate.class));
    }
}
