package peyvand.operational.activity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** A company in Tehran with a few colleagues, at half past ten in the morning of a Saturday. */
public class ActivityWorld {

    public static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
    public static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    public static final Today TODAY = Today.of(NOW, TEHRAN);

    private static final Timestamp AT = Timestamp.from(NOW);

    private final JdbcClient jdbc;

    ActivityWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
        // other tests bring ids of their own
        jdbc.sql("select setval(pg_get_serial_sequence('staff', 'id'), coalesce(max(id), 0) + 1) from staff")
                .query()
                .singleRow();
        staff("Founder");
        jdbc.sql("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                select 'Nastaran', 'EUR', 'Asia/Tehran', 'en', min(id), :at from staff on conflict do nothing
                """).param("at", AT).update();
    }

    /** What activities need, and nothing else. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"peyvand.operational.activity", "peyvand.operational.staff", "peyvand.operational.audit"})
    @EntityScan("peyvand.operational.activity")
    @EnableJpaRepositories("peyvand.operational.activity")
    @Configuration(proxyBeanMethods = false)
    public static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.shared();
        }

        @Bean
        ActivityWorld world(JdbcClient jdbc) {
            return new ActivityWorld(jdbc);
        }
    }

    /** Somebody new, who sees all customers. */
    public Viewer manager(String name) {
        return new Viewer(staff(name), name, EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    /** Somebody new, who sees only what is theirs. */
    public Viewer rep(String name) {
        StaffId staff = staff(name);
        return new Viewer(
                staff,
                name,
                EnumSet.allOf(Right.class),
                Scope.ownedBy(Set.of(staff)),
                Scope.ownedBy(Set.of(staff)),
                null);
    }

    public StaffId staff(String name) {
        return new StaffId(jdbc.sql("""
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                values (:name, :email, 'x', 'en', 'GREGORIAN', 'LATIN', 'UTC', :at) returning id
                """)
                .param("name", name)
                .param("email", name + System.nanoTime() + "@example.com")
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    public CustomerId customer(String name, @Nullable Viewer owner) {
        return new CustomerId(jdbc.sql("""
                insert into customer (kind, name, owner_id, created_at, updated_at)
                values ('ORGANISATION', :name, :owner, :at, :at) returning id
                """)
                .param("name", name)
                .param("owner", owner == null ? null : owner.staff().value())
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    public ContactId contact(CustomerId customer, String name) {
        return new ContactId(jdbc.sql("""
                insert into contact (customer_id, family_name, created_at, updated_at)
                values (:customer, :name, :at, :at) returning id
                """)
                .param("customer", customer.value())
                .param("name", name)
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    public OrderId order(@Nullable CustomerId customer) {
        return new OrderId(jdbc.sql("""
                insert into sales_order (kind, state, customer_id, ordered_at, currency, created_at, updated_at)
                values ('SALE', 'PLACED', :customer, :at, 'EUR', :at, :at) returning id
                """)
                .param("customer", customer == null ? null : customer.value())
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    public OpportunityId opportunity(CustomerId customer) {
        return new OpportunityId(jdbc.sql("""
                insert into opportunity (name, customer_id, pipeline_id, stage_id, amount, currency, exchange_rate, opened_on, stage_since,
                  created_at, updated_at)
                select 'Tea for the shops', :customer, pipeline_id, id, 100, 'EUR', 1, '2026-11-01', :at, :at, :at
                from stage order by id limit 1 returning id
                """)
                .param("customer", customer.value())
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    public JdbcClient jdbc() {
        return jdbc;
    }
}
