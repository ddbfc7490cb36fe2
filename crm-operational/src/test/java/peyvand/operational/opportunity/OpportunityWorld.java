package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.CompetitorId;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.PipelineId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import tools.jackson.databind.json.JsonMapper;

/** A company in Tehran that counts in euro and has a pipeline of three stages. */
class OpportunityWorld {

    static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final Timestamp AT = Timestamp.from(NOW);

    private final JdbcClient jdbc;
    private final Opportunities opportunities;

    OpportunityWorld(JdbcClient jdbc, Opportunities opportunities) {
        this.jdbc = jdbc;
        this.opportunities = opportunities;
        StaffId founder = staff("Founder");
        jdbc.sql("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', :founder, :at) on conflict do nothing
                """).param("founder", founder.value()).param("at", AT).update();
    }

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "peyvand.operational.opportunity",
                "peyvand.operational.customer",
                "peyvand.operational.catalog",
                "peyvand.operational.pricing",
                "peyvand.operational.staff",
                "peyvand.operational.audit",
                "peyvand.operational.bulk",
                "peyvand.operational.field"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    @EntityScan({"peyvand.operational.opportunity", "peyvand.operational.customer", "peyvand.operational.catalog"})
    @EnableJpaRepositories({
        "peyvand.operational.opportunity",
        "peyvand.operational.customer",
        "peyvand.operational.catalog"
    })
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
        OpportunityWorld world(JdbcClient jdbc, Opportunities opportunities) {
            return new OpportunityWorld(jdbc, opportunities);
        }
    }

    /** Somebody who sees everything. */
    Viewer sara() {
        return new Viewer(staff("Sara"), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    /** Somebody who sees what is theirs, and what they work on for others. */
    Viewer rep(String name) {
        StaffId staff = staff(name);
        Scope own = new Scope(false, Set.of(staff), staff);
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

    ContactId contact(CustomerId customer, String name) {
        return new ContactId(jdbc.sql("""
                insert into contact (customer_id, family_name, created_at, updated_at) values (:customer, :name, :at, :at) returning id
                """)
                .param("customer", customer.value())
                .param("name", name)
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    CompetitorId competitor(String name) {
        return new CompetitorId(
                jdbc.sql("insert into competitor (name, created_at, updated_at) values (:name, :at, :at) returning id")
                        .param("name", name)
                        .param("at", AT)
                        .query(Long.class)
                        .single());
    }

    /** A pipeline of its own, with stages of a tenth, a half and nine tenths. */
    PipelineId pipeline() {
        long id = jdbc.sql(
                        "insert into pipeline (label_en, position, created_at) values ('Shops', 2, :at) returning id")
                .param("at", AT)
                .query(Long.class)
                .single();
        int position = 0;
        for (int probability : List.of(10, 50, 90)) {
            jdbc.sql("""
                    insert into stage (pipeline_id, label_en, position, probability, stale_days)
                    values (:pipeline, :label, :position, :probability, 14)
                    """)
                    .param("pipeline", id)
                    .param("label", "Stage " + ++position)
                    .param("position", position)
                    .param("probability", probability)
                    .update();
        }
        return new PipelineId(id);
    }

    OpportunityId open(Viewer viewer, StageId stage, OpportunityData data) {
        return opportunities.create(viewer, stage, data);
    }

    static OpportunityData data(CustomerId customer, String amount) {
        return new OpportunityData(
                "Tea for the shops",
                customer,
                new BigDecimal(amount),
                Rate.BASE,
                TODAY,
                TODAY.plusDays(30),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    static OpportunityData owned(OpportunityData data, @Nullable StaffId owner) {
        return new OpportunityData(
                data.name(),
                data.customer(),
                data.amount(),
                data.rate(),
                data.openedOn(),
                data.closeOn(),
                owner,
                data.source(),
                data.nextStep(),
                data.partner(),
                data.note(),
                data.tags());
    }

    static OpportunityData closing(OpportunityData data, @Nullable LocalDate closeOn) {
        return new OpportunityData(
                data.name(),
                data.customer(),
                data.amount(),
                data.rate(),
                data.openedOn(),
                closeOn,
                data.owner(),
                data.source(),
                data.nextStep(),
                data.partner(),
                data.note(),
                data.tags());
    }

    static OpportunityData tagged(OpportunityData data, String... tags) {
        return new OpportunityData(
                data.name(),
                data.customer(),
                data.amount(),
                data.rate(),
                data.openedOn(),
                data.closeOn(),
                data.owner(),
                data.source(),
                data.nextStep(),
                data.partner(),
                data.note(),
                List.of(tags));
    }

    /** Two who work together. */
    TeamId team(StaffId... members) {
        TeamId team = new TeamId(jdbc.sql("insert into team (name) values (:name) returning id")
                .param("name", "Team " + System.nanoTime())
                .query(Long.class)
                .single());
        for (StaffId member : members) {
            jdbc.sql("insert into team_member (team_id, staff_id) values (:team, :member)")
                    .param("team", team.value())
                    .param("member", member.value())
                    .update();
        }
        return team;
    }

    /** As if it stood in its stage since then. */
    void standsSince(OpportunityId id, LocalDate day) {
        jdbc.sql("update opportunity set stage_since = :day where id = :id")
                .param("day", Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .param("id", id.value())
                .update();
    }

    JdbcClient jdbc() {
        return jdbc;
    }
}
