package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;

/** Reads what is to be sold in each period. */
@Repository
public class TargetsOfPeriods {

    private final JdbcClient jdbc;

    TargetsOfPeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Targets as they were set, by the first day; those of months for the quarters for which none was set.
     *
     * @param force whose sum stands for a whole for which none was set
     */
    record Set(
            Map<Seller, Map<LocalDate, BigDecimal>> quarters,
            Map<Seller, Map<LocalDate, BigDecimal>> months,
            SalesForce force) {

        static final Set NONE = new Set(Map.of(), Map.of(), new SalesForce(Map.of(), Map.of(), Map.of(), false));

        /** What was set; else the sum of what was set for its months; else that of its parts. Null where there is none. */
        @Nullable
        BigDecimal target(Seller seller, Period period) {
            BigDecimal set = own(seller, period);
            return set != null || seller.staff() != null
                    ? set
                    : total(force.parts(seller).stream()
                            .map(SalesForce.Unit::seller)
                            .filter(Objects::nonNull)
                            .map(part -> target(part, period))
                            .toList());
        }

        private @Nullable BigDecimal own(Seller seller, Period period) {
            Map<LocalDate, BigDecimal> ofMonths = months.getOrDefault(seller, Map.of());
            if (period.length() == Length.MONTH) {
                return ofMonths.get(period.first());
            }
            BigDecimal set = quarters.getOrDefault(seller, Map.of()).get(period.first());
            return set != null
                    ? set
                    : total(ofMonths.entrySet().stream()
                            .filter(month -> period.contains(month.getKey()))
                            .map(Map.Entry::getValue)
                            .toList());
        }

        private static @Nullable BigDecimal total(Collection<@Nullable BigDecimal> amounts) {
            return amounts.stream()
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal::add)
                    .orElse(null);
        }
    }

    /** What colleagues are to sell in a period, in all pipelines; of those for whom something was set. */
    public Map<StaffId, BigDecimal> ofColleagues(Collection<StaffId> who, Period period) {
        LocalDate today = period.first();
        Set set = of(
                new ForecastAsk(Seller.COMPANY, List.of(period), null, today),
                new SalesForce(Map.of(), Map.of(), Map.of(), false));
        Map<StaffId, BigDecimal> targets = new HashMap<>();
        for (StaffId one : who) {
            BigDecimal target = set.target(Seller.of(one), period);
            if (target != null) {
                targets.put(one, target);
            }
        }
        return targets;
    }

    Set of(ForecastAsk ask, SalesForce force) {
        Map<Seller, Map<LocalDate, BigDecimal>> quarters = new HashMap<>();
        Map<Seller, Map<LocalDate, BigDecimal>> months = new HashMap<>();
        jdbc.sql("""
                select staff_id, team_id, period, first_day, amount from fact_target
                where calendar = :calendar and first_day >= :first and first_day < :end and period = any (:lengths)
                  and pipeline_id is not distinct from cast(:pipeline as bigint)
                """)
                .param("calendar", ask.periods().get(0).jalali() ? "JALALI" : "GREGORIAN")
                .param("first", Date.valueOf(ask.first()))
                .param("end", Date.valueOf(ask.end()))
                .param("lengths", lengths(ask.periods()))
                .param(
                        "pipeline",
                        ask.pipeline() == null ? null : ask.pipeline().value())
                .query(row -> {
                    long staff = row.getLong("staff_id");
                    boolean colleague = !row.wasNull();
                    long team = row.getLong("team_id");
                    Seller seller = colleague
                            ? Seller.of(new StaffId(staff))
                            : row.wasNull() ? Seller.COMPANY : Seller.of(new TeamId(team));
                    (row.getString("period").equals(Length.QUARTER.name()) ? quarters : months)
                            .computeIfAbsent(seller, one -> new HashMap<>())
                            .put(row.getObject("first_day", LocalDate.class), row.getBigDecimal("amount"));
                });
        return new Set(quarters, months, force);
    }

    private static String[] lengths(List<Period> periods) {
        return Stream.of(Length.values())
                .filter(length -> length.compareTo(periods.get(0).length()) <= 0)
                .map(Length::name)
                .toArray(String[]::new);
    }
}
