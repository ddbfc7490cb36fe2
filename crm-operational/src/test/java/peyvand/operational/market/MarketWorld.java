package peyvand.operational.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.IndicatorId;
import peyvand.domain.JalaliDate;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;
import peyvand.operational.staff.Calendar;
import tools.jackson.databind.json.JsonMapper;

/** Colleagues who follow the market. */
class MarketWorld {

    static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    private final JdbcClient jdbc;
    private final Indicators indicators;

    MarketWorld(JdbcClient jdbc, Indicators indicators) {
        this.jdbc = jdbc;
        this.indicators = indicators;
    }

    /** No configuration of its own, so that other tests that scan this package do not find it. */
    @EnableAutoConfiguration
    @ComponentScan({"peyvand.operational.market", "peyvand.operational.audit"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.shared();
        }

        @Bean
        MarketWorld world(JdbcClient jdbc, Indicators indicators) {
            return new MarketWorld(jdbc, indicators);
        }
    }

    Viewer viewer(Right... rights) {
        StaffId staff = new StaffId(jdbc.sql("""
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                values ('Sara', :email, 'x', 'en', 'GREGORIAN', 'LATIN', 'UTC', :at) returning id
                """)
                .param("email", System.nanoTime() + "@example.com")
                .param("at", Timestamp.from(NOW))
                .query(Long.class)
                .single());
        return new Viewer(staff, "Sara", Set.of(rights), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    static IndicatorData called(@Nullable String english, @Nullable String persian, Calendar calendar) {
        return new IndicatorData(new Label(english, persian), "%", "Statistical Centre", calendar);
    }

    IndicatorId indicator(Viewer viewer, Calendar calendar) {
        return indicators.create(viewer, called("Inflation " + System.nanoTime(), null, calendar));
    }

    static LocalDate jalali(int year, int month) {
        return new JalaliDate(year, month, 1).toLocalDate();
    }

    static MonthValue value(LocalDate month, String value) {
        return new MonthValue(month, new BigDecimal(value));
    }

    static void refused(String key, ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
