package peyvand.analytical.forecast;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.testing.DbTest;

/** A test of the forecast on the database, each in a transaction that is rolled back. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ForecastDbTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
@Transactional
@interface ForecastDbTest {

    /** No configuration of its own, so that other tests that scan this package do not find it. */
    @EnableAutoConfiguration
    @ComponentScan("peyvand.analytical.forecast")
    class Application {

        /** Half past one in the morning of 22 November in Tehran. */
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-21T22:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        SalesWorld world(JdbcClient jdbc) {
            return new SalesWorld(jdbc);
        }
    }
}
