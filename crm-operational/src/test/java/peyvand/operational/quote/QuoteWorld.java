package peyvand.operational.quote;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.ProductId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductData;
import peyvand.operational.catalog.ProductKind;
import peyvand.operational.catalog.Products;
import peyvand.operational.catalog.Rate;
import peyvand.operational.notification.Notifications;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.staff.Language;
import tools.jackson.databind.json.JsonMapper;

/** A company in Tehran that counts in euro and makes offers; its day can be moved on. */
class QuoteWorld {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");
    private static final Timestamp AT = Timestamp.from(NOW);

    private final JdbcClient jdbc;
    private final Opportunities opportunities;
    private final Products products;
    private final MovedClock clock;

    QuoteWorld(JdbcClient jdbc, Opportunities opportunities, Products products, MovedClock clock) {
        this.jdbc = jdbc;
        this.opportunities = opportunities;
        this.products = products;
        this.clock = clock;
        jdbc.sql("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', :founder, :at) on conflict do nothing
                """).param("founder", staff("Founder").value()).param("at", AT).update();
    }

    /** A clock that stands still until somebody moves it. */
    static final class MovedClock extends Clock {

        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "peyvand.operational.quote",
                "peyvand.operational.opportunity",
                "peyvand.operational.sales",
                "peyvand.operational.customer",
                "peyvand.operational.catalog",
                "peyvand.operational.pricing",
                "peyvand.operational.staff",
                "peyvand.operational.audit",
                "peyvand.operational.field"
            },
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*World\\$Application")
            })
    @EntityScan("peyvand.operational")
    @EnableJpaRepositories({
        "peyvand.operational.quote",
        "peyvand.operational.opportunity",
        "peyvand.operational.sales",
        "peyvand.operational.customer",
        "peyvand.operational.catalog"
    })
    @Import(Notifications.class)
    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean
        MovedClock clock() {
            return new MovedClock();
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.shared();
        }

        @Bean
        QuoteWorld world(JdbcClient jdbc, Opportunities opportunities, Products products, MovedClock clock) {
            return new QuoteWorld(jdbc, opportunities, products, clock);
        }
    }

    /** Today again, or so many days on. */
    void daysOn(int days) {
        clock.now = NOW.plusSeconds(days * 86_400L);
    }

    Viewer sara() {
        return new Viewer(staff("Sara"), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    /** Somebody who sees only what is theirs. */
    Viewer rep(String name) {
        StaffId staff = staff(name);
        Scope own = new Scope(false, Set.of(staff), staff);
        return new Viewer(staff, name, EnumSet.of(Right.EDIT), own, own, null);
    }

    private StaffId staff(String name) {
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

    CustomerId customer(String name, @Nullable Viewer owner) {
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

    ProductId product(Viewer viewer, String name, String price, @Nullable String tax) {
        return products.create(
                viewer,
                new ProductData(
                        null,
                        name,
                        ProductKind.GOODS,
                        null,
                        new BigDecimal(price),
                        null,
                        tax == null ? null : new BigDecimal(tax),
                        null));
    }

    OpportunityId opportunity(Viewer viewer, CustomerId customer) {
        StageId stage = new StageId(
                jdbc.sql("select min(id) from stage").query(Long.class).single());
        return opportunities.create(
                viewer,
                stage,
                new OpportunityData(
                        "Tea for the shops",
                        customer,
                        new BigDecimal("1200"),
                        Rate.BASE,
                        TODAY,
                        TODAY.plusDays(30),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    static QuoteData data(CustomerId customer, @Nullable OpportunityId opportunity) {
        return new QuoteData(
                customer,
                null,
                opportunity,
                Language.EN,
                Rate.BASE,
                TODAY.plusDays(30),
                BigDecimal.ZERO,
                "Paid within a month",
                null);
    }

    static QuoteData discounted(QuoteData data, String percent) {
        return new QuoteData(
                data.customer(),
                data.contact(),
                data.opportunity(),
                data.language(),
                data.rate(),
                data.validUntil(),
                new BigDecimal(percent),
                data.terms(),
                data.note());
    }

    JdbcClient jdbc() {
        return jdbc;
    }
}
