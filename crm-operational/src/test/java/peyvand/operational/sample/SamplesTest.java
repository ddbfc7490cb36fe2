package peyvand.operational.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.DbTest;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.PhoneRegion;
import peyvand.operational.field.CustomFieldQueries;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = SamplesTest.Application.class,
        properties = {
            "db-scheduler.table-name=crm.scheduled_tasks",
            "db-scheduler.polling-interval=200ms",
            "db-scheduler.immediate-execution-enabled=true",
            "db-scheduler.threads=3"
        })
@DbTest
class SamplesTest {

    private static final List<String> TABLES = List.of(
            "customer",
            "contact",
            "handle",
            "tag",
            "customer_tag",
            "contact_tag",
            "product",
            "category",
            "sales_order",
            "order_line",
            "opportunity",
            "opportunity_move",
            "opportunity_line",
            "activity",
            "search_entry",
            "search_term",
            "duplicate_pair");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Samples samples;

    private final Viewer sara =
            new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"peyvand.operational.sample", "peyvand.operational.imports", "peyvand.operational.audit"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = org.springframework.context.annotation.FilterType.REGEX,
                            pattern = ".*TestApplication"))
    @Import({PhoneRegion.class, CustomFieldQueries.class})
    static class Application {

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @BeforeEach
    void anEmptyCompany() {
        jdbc.sql("""
                truncate import_job, order_line, sales_order, product, category, contact_tag, customer_tag, tag, consent, handle, contact,
                  customer, duplicate_pair, search_entry, search_term, scheduled_tasks cascade
                """).update();
        jdbc.sql("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                values (1, 'Sara', 'sara@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) on conflict do nothing
                """).update();
        jdbc.sql("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Peyvand', 'EUR', 'Asia/Tehran', 'fa', 1, now()) on conflict do nothing
                """).update();
    }

    @Test
    void comesAndGoesWithoutATrace() {
        String before = rows();

        samples.load(sara);
        await(SampleState.LOADED);

        assertThat(number("select count(*) from import_refusal")).isZero();
        assertThat(number("select count(*) from customer")).isEqualTo(400);
        assertThat(number("select count(*) from product where category_id is not null"))
                .isEqualTo(120);
        assertThat(number("select count(*) from sales_order")).isBetween(5_000L, 7_500L);
        assertThat(number("select count(*) from customer where owner_id = 1")).isGreaterThan(200);
        assertThat(number("select count(*) from opportunity where state = 'OPEN'"))
                .isBetween(10L, 60L);
        assertThat(number("select count(*) from opportunity where state = 'WON'"))
                .isBetween(50L, 150L);
        assertThat(number("select count(distinct opportunity_id) from opportunity_move"))
                .isEqualTo(260);
        assertThat(number("""
                select count(*) from opportunity o
                where o.amount <> (select sum(l.amount) from opportunity_line l where l.opportunity_id = o.id)
                """)).isZero();
        assertThat(number("select count(*) from opportunity where close_on < opened_on or closed_on < opened_on"))
                .isZero();
        assertThat(number("select count(*) from activity where state = 'OPEN'")).isBetween(10L, 39L);
        assertThat(number("select count(*) from activity where state = 'DONE'")).isPositive();
        assertThat(number("select count(*) from sales_order where kind = 'RETURN'"))
                .isGreaterThan(50);
        assertThat(number("""
                select count(*) from order_line l join sales_order o on o.id = l.order_id where o.kind = 'RETURN' and l.returns_line_id is null
                """)).isZero();

        samples.remove(sara);
        await(SampleState.ABSENT);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void refusesToMixWithRealRecords() {
        jdbc.sql("insert into product (code, name, created_at, updated_at) values ('REAL', 'Real', now(), now())")
                .update();

        assertThatThrownBy(() -> samples.load(sara)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void isForTheAdministrator() {
        Viewer omid = new Viewer(
                new StaffId(2),
                "Omid",
                EnumSet.complementOf(EnumSet.of(Right.ADMINISTER)),
                Scope.EVERYTHING,
                Scope.EVERYTHING,
                null);

        assertThatThrownBy(() -> samples.load(omid)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> samples.remove(omid)).isInstanceOf(Refused.class);
    }

    private void await(SampleState wanted) {
        for (int i = 0; i < 1_200 && samples.state() != wanted; i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(samples.state()).isEqualTo(wanted);
    }

    private String rows() {
        return TABLES.stream()
                .map(table -> table + " " + number("select count(*) from " + table))
                .collect(Collectors.joining("\n"));
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
