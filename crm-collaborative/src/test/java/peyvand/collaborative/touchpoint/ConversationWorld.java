package peyvand.collaborative.touchpoint;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
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

/** A small world of customers with whom we speak, written without the services that make them. */
public class ConversationWorld {

    public static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    private static final Timestamp AT = Timestamp.from(NOW);

    private final JdbcClient jdbc;

    ConversationWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EnableAutoConfiguration
    @ComponentScan(basePackages = "peyvand.collaborative")
    @Configuration(proxyBeanMethods = false)
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
        ConversationWorld world(JdbcClient jdbc) {
            return new ConversationWorld(jdbc);
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

    public CustomerId firm(String name, @Nullable Viewer owner) {
        return customer("ORGANISATION", name, owner);
    }

    /** With the contact they are. */
    public CustomerId person(String name) {
        CustomerId id = customer("PERSON", name, null);
        contact(id, name);
        return id;
    }

    private CustomerId customer(String kind, String name, @Nullable Viewer owner) {
        return new CustomerId(jdbc.sql("""
                insert into customer (kind, name, owner_id, created_at, updated_at) values (:kind, :name, :owner, :at, :at) returning id
                """)
                .param("kind", kind)
                .param("name", name)
                .param("owner", owner == null ? null : owner.staff().value())
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    public ContactId contact(CustomerId customer, String name) {
        return new ContactId(jdbc.sql("""
                insert into contact (customer_id, family_name, created_at, updated_at) values (:customer, :name, :at, :at) returning id
                """)
                .param("customer", customer.value())
                .param("name", name)
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    public OrderId order(CustomerId customer, @Nullable ContactId contact, Instant at) {
        return new OrderId(jdbc.sql("""
                insert into sales_order (kind, state, customer_id, contact_id, ordered_at, currency, created_at, updated_at)
                values ('SALE', 'PLACED', :customer, :contact, :at, 'EUR', :at, :at) returning id
                """)
                .param("customer", customer.value())
                .param("contact", contact == null ? null : contact.value())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single());
    }

    public OpportunityId opportunity(CustomerId customer, String name) {
        return new OpportunityId(jdbc.sql("""
                insert into opportunity (name, customer_id, pipeline_id, stage_id, amount, currency, exchange_rate, opened_on, stage_since,
                  created_at, updated_at)
                select :name, :customer, s.pipeline_id, s.id, 10, 'EUR', 1, '2026-11-01', :at, :at, :at from stage s order by s.id limit 1
                returning id
                """)
                .param("name", name)
                .param("customer", customer.value())
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    /** Done, and about a sale. */
    public void activity(CustomerId customer, OpportunityId sale, Viewer owner, String title, Instant closedAt) {
        jdbc.sql("""
                insert into activity (kind, title, day, owner_id, customer_id, opportunity_id, state, closed_at, closed_by, created_by,
                  created_at, updated_at)
                values ('CALL', :title, '2026-11-01', :owner, :customer, :sale, 'DONE', :closed, :owner, :owner, :at, :at)
                """)
                .param("title", title)
                .param("owner", owner.staff().value())
                .param("customer", customer.value())
                .param("sale", sale.value())
                .param("closed", Timestamp.from(closedAt))
                .param("at", AT)
                .update();
    }

    public void change(CustomerId customer, String kind, long record, Instant at) {
        jdbc.sql("""
                insert into audit_entry (at, actor_name, action, record_kind, record_id, customer_id, changes)
                values (:at, 'Sara', 'CHANGED', :kind, :record, :customer, '{"city": {"from": null, "to": "Tehran"}}')
                """)
                .param("at", Timestamp.from(at))
                .param("kind", kind)
                .param("record", record)
                .param("customer", customer.value())
                .update();
    }

    /** As a merge does it. */
    public void bury(String table, long loser, long winner) {
        run("update " + table + " set merged_into_id = " + winner + ", archived_at = now() where id = " + loser);
    }

    public void run(String sql) {
        jdbc.sql(sql).update();
    }

    public String text(String sql) {
        return jdbc.sql(sql).query((row, n) -> String.valueOf(row.getString(1))).single();
    }

    public JdbcClient jdbc() {
        return jdbc;
    }
}
