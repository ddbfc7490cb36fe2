package peyvand.operational.field;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.Customers;
import tools.jackson.databind.json.JsonMapper;

/** A company with customers and an administrator who adds fields to them. */
class FieldWorld {

    static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    private final JdbcClient jdbc;
    private final CustomFields fields;
    private final CustomFieldQueries queries;
    private final Customers customers;

    FieldWorld(JdbcClient jdbc, CustomFields fields, CustomFieldQueries queries, Customers customers) {
        this.jdbc = jdbc;
        this.fields = fields;
        this.queries = queries;
        this.customers = customers;
    }

    /** No configuration of its own, so that other tests that scan this package do not find it. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "peyvand.operational.field",
                "peyvand.operational.customer",
                "peyvand.operational.staff",
                "peyvand.operational.audit"
            },
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*Test\\$Application"))
    @EntityScan("peyvand.operational.customer")
    @EnableJpaRepositories("peyvand.operational.customer")
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
        FieldWorld world(JdbcClient jdbc, CustomFields fields, CustomFieldQueries queries, Customers customers) {
            return new FieldWorld(jdbc, fields, queries, customers);
        }
    }

    Viewer administrator() {
        return viewer(EnumSet.allOf(Right.class), Scope.EVERYTHING);
    }

    /** Somebody who sees only their own customers. */
    Viewer rep() {
        StaffId staff = staff();
        return new Viewer(
                staff,
                "Omid",
                EnumSet.of(Right.EDIT),
                Scope.ownedBy(Set.of(staff)),
                Scope.ownedBy(Set.of(staff)),
                null);
    }

    private Viewer viewer(Set<Right> rights, Scope scope) {
        return new Viewer(staff(), "Sara", rights, scope, scope, null);
    }

    private StaffId staff() {
        return new StaffId(jdbc.sql("""
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                values ('Somebody', :email, 'x', 'en', 'GREGORIAN', 'LATIN', 'UTC', :at) returning id
                """)
                .param("email", System.nanoTime() + "@example.com")
                .param("at", Timestamp.from(NOW))
                .query(Long.class)
                .single());
    }

    static CustomFieldData called(String english) {
        return new CustomFieldData(new Label(english, null), new Label(null, null), false);
    }

    static CustomFieldData required(String english) {
        return new CustomFieldData(new Label(english, null), new Label(null, null), true);
    }

    CustomFieldId field(Viewer viewer, FieldKind kind, String label) {
        return fields.add(viewer, RecordKind.CUSTOMER, kind, called(label), List.of());
    }

    CustomField choices(Viewer viewer, String label, String... choices) {
        CustomFieldId id = fields.add(
                viewer,
                RecordKind.CUSTOMER,
                FieldKind.CHOICE,
                called(label),
                Stream.of(choices).map(choice -> new Label(choice, null)).toList());
        return queries.field(id);
    }

    CustomerId customer(Viewer viewer, String name) {
        return customers.create(viewer, CustomerData.named(CustomerKind.ORGANISATION, name), List.of());
    }
}
