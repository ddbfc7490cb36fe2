package peyvand.operational.market;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.IndicatorId;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;
import peyvand.operational.staff.Calendar;

/** Reads indicators as the screens show them. Every viewer sees every indicator. */
@Repository
public class IndicatorQueries {

    private static final LocalDate END = LocalDate.of(2101, 1, 1);

    private final JdbcClient jdbc;

    IndicatorQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those in use, or the archived ones, by their labels.
     *
     * @param language of who reads
     */
    public List<IndicatorRow> all(Viewer viewer, String language, boolean archived) {
        return jdbc.sql("""
                select i.*, v.months, v.values
                from indicator i cross join lateral (
                  select array_agg(l.month order by l.month desc) as months, array_agg(l.value order by l.month desc) as values
                  from (select month, value from indicator_value where indicator_id = i.id order by month desc limit :most) l) v
                where (i.archived_at is not null) = :archived
                order by coalesce(case :language when 'fa' then i.label_fa end, i.label_en, i.label_fa) collate "fa-x-icu", i.id
                limit :rows
                """)
                .param("most", 1 + SeriesPoint.MONTHS_OF_A_YEAR)
                .param("archived", archived)
                .param("language", language)
                .param("rows", Indicators.MOST)
                .query(IndicatorQueries::listed)
                .list();
    }

    /** @throws NotFound when there is none */
    public Indicator indicator(Viewer viewer, IndicatorId id) {
        return jdbc.sql("select * from indicator where id = :id")
                .param("id", id.value())
                .query((row, number) -> indicator(row))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /**
     * Months of an indicator, the latest first.
     *
     * @param until the last of them; null for the latest there is
     * @param most so many at most
     */
    public Series series(Viewer viewer, Indicator indicator, @Nullable LocalDate until, int most) {
        List<MonthValue> values = jdbc.sql("""
                select month, value from indicator_value where indicator_id = :id and month <= :until
                order by month desc limit :most
                """)
                .param("id", indicator.id().value())
                .param("until", until == null ? END : until)
                .param("most", most + SeriesPoint.MONTHS_OF_A_YEAR)
                .query((row, number) ->
                        new MonthValue(row.getObject("month", LocalDate.class), row.getBigDecimal("value")))
                .list();
        return new Series(
                SeriesPoint.of(values, indicator.jalali(), most),
                values.size() > most,
                until != null && laterThan(indicator.id(), until));
    }

    private boolean laterThan(IndicatorId id, LocalDate until) {
        return jdbc.sql("select exists (select from indicator_value where indicator_id = :id and month > :until)")
                .param("id", id.value())
                .param("until", until)
                .query(Boolean.class)
                .single();
    }

    /** What a month says; empty where it says nothing yet. */
    public Optional<BigDecimal> value(Viewer viewer, IndicatorId id, LocalDate month) {
        return jdbc.sql("select value from indicator_value where indicator_id = :id and month = :month")
                .param("id", id.value())
                .param("month", month)
                .query(BigDecimal.class)
                .optional();
    }

    private static IndicatorRow listed(ResultSet row, int number) throws SQLException {
        Indicator indicator = indicator(row);
        Array months = row.getArray("months");
        if (months == null) {
            return new IndicatorRow(indicator, null);
        }
        Date[] days = (Date[]) months.getArray();
        BigDecimal[] figures = (BigDecimal[]) row.getArray("values").getArray();
        List<MonthValue> values = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            values.add(new MonthValue(days[i].toLocalDate(), figures[i]));
        }
        return new IndicatorRow(
                indicator, SeriesPoint.of(values, indicator.jalali(), 1).get(0));
    }

    private static Indicator indicator(ResultSet row) throws SQLException {
        return new Indicator(
                new IndicatorId(row.getLong("id")),
                new IndicatorData(
                        new Label(row.getString("label_en"), row.getString("label_fa")),
                        row.getString("unit"),
                        row.getString("source"),
                        Calendar.valueOf(row.getString("calendar"))),
                row.getTimestamp("archived_at") != null,
                row.getInt("version"));
    }
}
