package peyvand.operational.holiday;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.NotFound;

/** Reads holidays; they are no secret to anybody. */
@Repository
public class HolidayQueries {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    HolidayQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The holidays of some days, in their order.
     *
     * @param countries ISO codes of those whose holidays are wanted
     * @param to the day after the last one
     */
    public List<HolidayRow> between(Set<String> countries, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select id, country, day, name_en, name_fa, provisional, version from holiday
                where day >= :from and day < :to and country = any (:countries)
                order by day, id limit :most
                """)
                .param("from", from)
                .param("to", to)
                .param("countries", countries.toArray(String[]::new))
                .param("most", MOST)
                .query(HolidayQueries::row)
                .list();
    }

    /** All of some days, of whatever country. */
    public List<HolidayRow> between(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select id, country, day, name_en, name_fa, provisional, version from holiday
                where day >= :from and day < :to order by day, id limit :most
                """)
                .param("from", from)
                .param("to", to)
                .param("most", MOST)
                .query(HolidayQueries::row)
                .list();
    }

    /** @throws NotFound when there is none */
    public HolidayRow details(long id) {
        return jdbc.sql("select id, country, day, name_en, name_fa, provisional, version from holiday where id = :id")
                .param("id", id)
                .query(HolidayQueries::row)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static HolidayRow row(ResultSet row, int number) throws SQLException {
        return new HolidayRow(
                row.getLong("id"),
                new HolidayData(
                        row.getString("country"),
                        row.getObject("day", LocalDate.class),
                        row.getString("name_en"),
                        row.getString("name_fa"),
                        row.getBoolean("provisional")),
                row.getInt("version"));
    }
}
