package peyvand.operational.sales;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import peyvand.domain.CustomerId;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.ProductId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductData;
import peyvand.operational.catalog.ProductKind;
import peyvand.operational.catalog.Products;
import peyvand.operational.pricing.LineData;
import tools.jackson.databind.json.JsonMapper;

/** A small company in Tehran that counts in euro, for tests of orders and products. */
public class SalesWorld {

    public static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final Timestamp AT = Timestamp.from(NOW);

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Products products;

    SalesWorld(JdbcClient jdbc, Orders orders, Products products) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.products = products;
        staff("Founder");
        jdbc.sql("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                select 'Nastaran', 'EUR', 'Asia/Tehran', 'en', min(id), :at from staff on conflict do nothing
                """).param("at", AT).update();
    }

    /** The operational features that orders need, and no others. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "peyvand.operational.sales",
                "peyvand.operational.catalog",
                "peyvand.operational.pricing",
                "peyvand.operational.staff",
                "peyvand.operational.audit",
                "peyvand.operational.field"
            })
    @EntityScan({"peyvand.operational.sales", "peyvand.operational.catalog"})
    @EnableJpaRepositories({"peyvand.operational.sales", "peyvand.operational.catalog"})
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
        SalesWorld world(JdbcClient jdbc, Orders orders, Products products) {
            return new SalesWorld(jdbc, orders, products);
        }
    }

    public Viewer viewer() {
        return new Viewer(staff("Sara"), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    /** Somebody who sees only what is theirs. */
    public Viewer owner() {
        StaffId staff = staff("Omid");
        return new Viewer(
                staff,
                "Omid",
                EnumSet.allOf(Right.class),
                Scope.ownedBy(Set.of(staff)),
                Scope.ownedBy(Set.of(staff)),
                null);
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

    public ProductId product(Viewer viewer, String name, String price) {
        return product(viewer, name, price, null);
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

    void usualTax(String percent) {
        jdbc.sql("update company set tax_percent = :percent")
                .param("percent", new BigDecimal(percent))
                .update();
    }

    OrderId draft(Viewer viewer, @Nullable CustomerId customer) {
        return orders.create(viewer, OrderData.sale(customer, TODAY));
    }

    OrderLineId line(Viewer viewer, OrderId order, ProductId product, String quantity) {
        return orders.addLine(viewer, order, new LineData(product, null, new BigDecimal(quantity), null));
    }

    /** A placed sale of so many of one product. */
    public OrderId sale(Viewer viewer, @Nullable CustomerId customer, ProductId product, String quantity) {
        OrderId order = draft(viewer, customer);
        line(viewer, order, product, quantity);
        orders.place(viewer, order);
        return order;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }
}
