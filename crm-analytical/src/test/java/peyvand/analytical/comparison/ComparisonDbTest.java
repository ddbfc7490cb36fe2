package peyvand.analytical.comparison;

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
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import peyvand.db.testing.DbTest;
import tools.jackson.databind.json.JsonMapper;

/** Runs a test with segments and comparisons alone, on a day of which the tests know. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(classes = ComparisonDbTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
@interface ComparisonDbTest {

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"peyvand.analytical.segment", "peyvand.analytical.comparison"},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*DbTest.*"))
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
