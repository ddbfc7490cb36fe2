package peyvand.operational.lead;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.LeadId;
import peyvand.domain.LeadsAssigned;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.duplicate.DuplicateQueries;
import tools.jackson.databind.json.JsonMapper;

/** A company in Tehran to which leads come. */
class LeadWorld {

    static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    private static final Timestamp AT = Timestamp.from(NOW);

    private final JdbcClient jdbc;
    private final List<LeadsAssigned> told = new ArrayList<>();

    LeadWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
        StaffId founder = staff("Founder");
        jdbc.sql("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', :founder, :at) on conflict do nothing
                """).param("founder", founder.value()).param("at", AT).update();
    }

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "peyvand.operational.lead",
                "peyvand.operational.opportunity",
                "peyvand.operational.pricing",
                "peyvand.operational.catalog",
                "peyvand.operational.customer",
                "peyvand.operational.staff",
                "peyvand.operational.audit",
                "peyvand.operational.bulk",
                "peyvand.operational.search",
                "peyvand.operational.field"
            },
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|World)\\$.*")
            })
    @EntityScan({
        "peyvand.operational.lead",
        "peyvand.operational.opportunity",
        "peyvand.operational.catalog",
        "peyvand.operational.customer"
    })
    @EnableJpaRepositories({
        "peyvand.operational.lead",
        "peyvand.operational.opportunity",
        "peyvand.operational.catalog",
        "peyvand.operational.customer"
    })
    @Import(DuplicateQueries.class)
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
        LeadWorld world(JdbcClient jdbc) {
            return new LeadWorld(jdbc);
        }
    }

    @EventListener
    void hear(LeadsAssigned event) {
        told.add(event);
    }

    /** What has been told so far of leads that went to this colleague. */
    List<LeadsAssigned> told(Viewer to) {
        return told.stream().filter(event -> event.to().equals(to.staff())).toList();
    }

    /** Somebody who sees everything. */
    Viewer sara() {
        return new Viewer(staff("Sara"), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    /** Somebody who sees what is theirs, and what they work on for others. */
    Viewer rep(String name, Viewer... whoseTheySeeToo) {
        StaffId staff = staff(name);
        Set<StaffId> seen = Stream.concat(
                        Stream.of(staff), Arrays.stream(whoseTheySeeToo).map(Viewer::staff))
                .collect(Collectors.toSet());
        Scope own = new Scope(false, seen, staff);
        return new Viewer(staff, name, EnumSet.of(Right.EDIT), own, own, null);
    }

    StaffId staff(String name) {
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

    TeamId team(StaffId... members) {
        long id = jdbc.sql("insert into team (name) values (:name) returning id")
                .param("name", "Team " + System.nanoTime())
                .query(Long.class)
                .single();
        for (StaffId member : members) {
            jdbc.sql("insert into team_member (team_id, staff_id) values (:team, :staff)")
                    .param("team", id)
                    .param("staff", member.value())
                    .update();
        }
        return new TeamId(id);
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

    void handle(CustomerId customer, ContactId contact, String kind, String value, String normal) {
        jdbc.sql("""
                insert into handle (customer_id, contact_id, kind, value, normal, created_at)
                values (:customer, :contact, :kind, :value, :normal, :at)
                """)
                .param("customer", customer.value())
                .param("contact", contact.value())
                .param("kind", kind)
                .param("value", value)
                .param("normal", normal)
                .param("at", AT)
                .update();
    }

    /** As an import keeps a lead that it has changed. */
    void rememberForAnUndo(LeadId lead) {
        jdbc.sql("""
                with job as (
                  insert into import_job (kind, state, file_name, file_size, file_sha256, format, created_at)
                  values ('LEADS', 'DONE', 'leads.csv', 1, 'x', '{}', :at) returning id)
                insert into import_before (import_id, record_kind, record_id, before, after_version)
                select job.id, 'LEAD', l.id, to_jsonb(l), l.version from job, lead l where l.id = :lead
                """).param("lead", lead.value()).param("at", AT).update();
    }

    /** A person of a firm, with an address of their own. */
    static LeadData data(String person, @Nullable StaffId owner) {
        return new LeadData(
                person,
                "Tea of the East",
                "Buyer",
                person.toLowerCase(Locale.ROOT).replace(' ', '.') + "@East.example",
                "0912 555 01 47",
                "Shiraz",
                "IR",
                "east.example",
                "fa",
                "Fair",
                null,
                "Green tea",
                owner);
    }

    JdbcClient jdbc() {
        return jdbc;
    }
}
