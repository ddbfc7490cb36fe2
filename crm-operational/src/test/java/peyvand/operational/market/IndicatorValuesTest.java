package peyvand.operational.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static peyvand.operational.market.MarketWorld.jalali;
import static peyvand.operational.market.MarketWorld.refused;
import static peyvand.operational.market.MarketWorld.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Changes.Change;
import peyvand.domain.IndicatorId;
import peyvand.domain.Months;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditQueries;
import peyvand.operational.market.IndicatorValues.Entered;
import peyvand.operational.staff.Calendar;

@MarketDbTest
class IndicatorValuesTest {

    @Autowired
    MarketWorld world;

    @Autowired
    IndicatorValues values;

    @Autowired
    IndicatorQueries queries;

    @Autowired
    AuditQueries audit;

    @Autowired
    JdbcClient jdbc;

    private Viewer sara;
    private IndicatorId inflation;

    @BeforeEach
    void follow() {
        sara = world.viewer(Right.EDIT);
        inflation = world.indicator(sara, Calendar.JALALI);
    }

    @Test
    void areComparedWithTheMonthAndTheYearBefore() {
        enter(jalali(1404, 8), "40");
        enter(jalali(1405, 7), "48");
        enter(jalali(1405, 8), "50");
        Series series = series(null, 60);
        assertThat(series.points())
                .extracting(SeriesPoint::month)
                .containsExactly(jalali(1405, 8), jalali(1405, 7), jalali(1404, 8));
        SeriesPoint latest = series.points().get(0);
        assertThat(latest.onMonth()).isEqualTo(new Movement(new BigDecimal("2.0000"), new BigDecimal("4.2")));
        assertThat(latest.onYear()).isEqualTo(new Movement(new BigDecimal("10.0000"), new BigDecimal("25.0")));
        assertThat(series.points().get(2).onMonth()).isNull();
        assertThat(row().latest()).isEqualTo(latest);
    }

    @Test
    void haveNoPercentOfNothingAndRiseFromBelowZero() {
        assertThat(Movement.between(BigDecimal.ZERO, BigDecimal.ONE).percent()).isNull();
        assertThat(Movement.between(new BigDecimal("-4"), new BigDecimal("-2")).percent())
                .isEqualByComparingTo("50");
    }

    @Test
    void areNotOverwrittenUnknowingly() {
        enter(jalali(1405, 8), "40");
        refused("rule.indicator.known", () -> enter(jalali(1405, 8), "41"));
        refused(
                "rule.indicator.known",
                () -> values.enter(sara, inflation, value(jalali(1405, 8), "41"), new BigDecimal("39")));
        enter(jalali(1405, 8), "40.0");
        values.enter(sara, inflation, value(jalali(1405, 8), "41"), new BigDecimal("40"));
        assertThat(queries.value(sara, inflation, jalali(1405, 8)))
                .hasValueSatisfying(now -> assertThat(now).isEqualByComparingTo("41"));
    }

    @Test
    void areEnteredManyAtOnceAndTold() {
        enter(jalali(1405, 7), "40");
        enter(jalali(1405, 8), "41");
        Entered entered = values.enterAll(
                sara,
                inflation,
                List.of(value(jalali(1405, 7), "40"), value(jalali(1405, 8), "41.5"), value(jalali(1405, 9), "42")));
        assertThat(entered).isEqualTo(new Entered(1, 1));
        assertThat(audit.ofRecord(RecordKind.INDICATOR, inflation.value(), 1)
                        .get(0)
                        .changes()
                        .fields())
                .containsOnlyKeys("1405/08", "1405/09")
                .containsEntry("1405/08", new Change("41", "41.5"))
                .containsEntry("1405/09", new Change(null, "42"));
    }

    @Test
    void areEnteredAllOrNone() {
        assertThatThrownBy(() -> values.enterAll(
                        sara,
                        inflation,
                        List.of(
                                value(jalali(1405, 7), "40"),
                                value(jalali(1405, 8).plusDays(1), "41"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(series(null, 9).points()).isEmpty();
        List<MonthValue> many = IntStream.rangeClosed(0, IndicatorValues.MOST_AT_ONCE)
                .mapToObj(i -> value(Months.plus(jalali(1300, 1), i, true), "1"))
                .toList();
        refused("rule.indicator.manyLines", () -> values.enterAll(sara, inflation, many));
    }

    @Test
    void haveRoomForFifteenDigitsAndFourDecimals() {
        enter(jalali(1405, 8), "-999999999999999.9999");
        refused("rule.indicator.value", () -> enter(jalali(1405, 9), "0.00001"));
        refused("rule.indicator.value", () -> enter(jalali(1405, 9), "1000000000000000"));
        refused("rule.indicator.month", () -> enter(jalali(1600, 1), "1"));
    }

    @Test
    void areTakenOut() {
        enter(jalali(1405, 8), "40");
        values.remove(sara, inflation, jalali(1405, 8));
        assertThat(series(null, 9).points()).isEmpty();
        assertThatThrownBy(() -> values.remove(sara, inflation, jalali(1405, 8)))
                .isInstanceOf(NotFound.class);
        assertThat(audit.ofRecord(RecordKind.INDICATOR, inflation.value(), 1)
                        .get(0)
                        .changes()
                        .fields())
                .containsEntry("1405/08", new Change("40", null));
    }

    @Test
    void areShownAPieceAtATime() {
        values.enterAll(
                sara,
                inflation,
                IntStream.range(0, 30)
                        .mapToObj(i -> value(Months.plus(jalali(1403, 1), i, true), "" + i))
                        .toList());
        List<LocalDate> months = new ArrayList<>();
        LocalDate until = null;
        Series series;
        do {
            series = series(until, 8);
            assertThat(series.later()).isEqualTo(until != null);
            series.points().forEach(point -> months.add(point.month()));
            until = months.get(months.size() - 1).minusDays(1);
        } while (series.earlier());
        assertThat(months).hasSize(30).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(series(jalali(1404, 3), 2).points().get(1).onYear()).isNotNull();
    }

    @Test
    void askForTheRight() {
        Viewer reader = world.viewer();
        assertThatThrownBy(() -> values.enter(reader, inflation, value(jalali(1405, 8), "1"), null))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> values.enterAll(reader, inflation, List.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> values.remove(reader, inflation, jalali(1405, 8)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void areOfTheFirstDayOfAMonthInTheDatabaseToo() {
        assertThatThrownBy(() -> jdbc.sql("insert into indicator_value values (:id, 'JALALI', '2026-11-01', 1)")
                        .param("id", inflation.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @EnumSource(Calendar.class)
    void beginMonthsAsTheDatabaseDoes(Calendar calendar) {
        boolean jalali = calendar == Calendar.JALALI;
        List<LocalDate> expected = new ArrayList<>();
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() <= 2100; day = day.plusDays(1)) {
            if (day.equals(Months.first(day, jalali))) {
                expected.add(day);
            }
        }
        assertThat(jdbc.sql("""
                select d::date from generate_series('1900-01-01'::timestamp, '2100-12-31', '1 day') d
                where begins_month(d::date, :calendar) order by 1
                """)
                        .param("calendar", calendar.name())
                        .query(LocalDate.class)
                        .list())
                .isEqualTo(expected);
    }

    private void enter(LocalDate month, String value) {
        values.enter(sara, inflation, value(month, value), null);
    }

    private Series series(@Nullable LocalDate until, int most) {
        return queries.series(sara, queries.indicator(sara, inflation), until, most);
    }

    private IndicatorRow row() {
        return queries.all(sara, "en", false).stream()
                .filter(row -> row.indicator().id().equals(inflation))
                .findFirst()
                .orElseThrow();
    }
}
