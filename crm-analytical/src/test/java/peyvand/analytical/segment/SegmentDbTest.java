package peyvand.analytical.segment;

import java.lang.annotation.Documented;
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
import org.springframework.context.annotation.Configuration;
import peyvand.db.testing.DbTest;
import tools.jackson.databind.json.JsonMapper;

/** Runs a test with segments alone, on a day of which the rules of the tests know. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(classes = SegmentDbTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
@interface SegmentDbTest {

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("peyvand.analytical.segment")
    class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }
}
