package peyvand.analytical.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.DbTest;
import peyvand.domain.OpportunityId;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

@SpringBootTest(classes = ChancesTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class ChancesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final StaffId SARA = new StaffId(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ChanceTraining training;

    @Autowired
    ChanceScores scores;

    @Autowired
    ChanceQueries queries;

    @Autowired
    Chances chances;

    private long nextId;

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("peyvand.analytical.chance")
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @BeforeEach
    void aCompanyThatHasSoldNothingYet() {
        nextId = 1;
        run("""
                truncate opportunity_move, opportunity_edition, opportunity, chance_model, opportunity_chance, opportunity_competitor,
                  stage_total, customer, search_entry, search_term cascade
                """);
        run("update chance_setting set learned = true, scored_to = 'epoch', changed_at = null, changed_by = null");
        for (int owner = 1; owner <= 5; owner++) {
            jdbc.sql("""
                    insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                    values (:id, 'Staff', :email, '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) on conflict do nothing
                    """)
                    .param("id", owner)
                    .param("email", "s" + owner + "@example.com")
                    .update();
        }
        run("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', 1, now()) on conflict do nothing
                """);
        run("""
                insert into customer (id, number, kind, name, created_at, updated_at)
                values (1, 'C-1', 'ORGANISATION', 'Anna', now(), now()), (2, 'C-2', 'ORGANISATION', 'Bita', now(), now())
                """);
        run("update customer set first_ordered_at = '2020-01-01' where id = 2");
    }

    @Test
    void followTheStageWhileLittleIsKnown() {
        decided(50);
        OpportunityId open = open(1, 5);

        training.train();

        assertThat(queries.card()).get().satisfies(card -> {
            assertThat(card.run().outcome()).isEqualTo(Outcome.FEW);
            assertThat(card.run().decided()).isEqualTo(50);
            assertThat(card.weights()).isEmpty();
        });
        assertThat(queries.of(open)).isEmpty();
        assertThat(fact(open)).isEmpty();
    }

    @Test
    void areLearnedFromWhoSellsToWhomAndKeptBesideEachOpenOne() {
        decided(400);
        OpportunityId likely = open(1, 5);
        OpportunityId unlikely = open(2, 5);

        training.train();

        ModelCard card = queries.card().orElseThrow();
        assertThat(card.run().outcome()).isEqualTo(Outcome.USED);
        assertThat(card.run().undecided()).isZero();
        assertThat(card.run().scored()).isEqualTo(2);
        assertThat(card.accuracies()).hasSize(3);
        assertThat(card.bins()).isNotEmpty();
        Chance chance = queries.of(likely).orElseThrow();
        assertThat(chance.probability()).isBetween(0.6, 0.95);
        assertThat(chance.reasons().get(0).feature()).isEqualTo(Feature.OWNER);
        assertThat(chance.reasons().get(0).value()).isEqualTo(1L);
        assertThat(chance.reasons().get(0).points()).isPositive();
        assertThat(fact(likely)).hasValueSatisfying(p -> assertThat(p).isEqualTo(chance.probability(), within(1e-9)));
        assertThat(fact(unlikely)).hasValueSatisfying(p -> assertThat(p).isLessThan(0.4));
    }

    @Test
    void areReckonedAgainSoonAfterAChange() {
        decided(400);
        OpportunityId id = open(1, 5);
        training.train();
        double before = fact(id).orElseThrow();

        jdbc.sql("update opportunity set owner_id = 2, updated_at = :now where id = :id")
                .param("now", Timestamp.from(NOW))
                .param("id", id.value())
                .update();
        assertThat(queries.of(id).orElseThrow().probability()).isLessThan(before - 0.2);
        scores.changed();
        assertThat(fact(id)).hasValueSatisfying(now -> assertThat(now).isLessThan(before - 0.2));

        run("update opportunity set stage_id = (select max(id) from stage where pipeline_id = 1) where id = " + id);
        assertThat(fact(id)).as("of another stage").isEmpty();
        run("update opportunity set state = 'WON', closed_on = opened_on where id = " + id);
        assertThat(queries.of(id)).isEmpty();
    }

    @Test
    void areSwitchedOffAndOnByAdministratorsOnly() {
        decided(400);
        OpportunityId id = open(1, 5);
        training.train();

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> chances.use(viewer(EnumSet.of(Right.EDIT)), false));
        assertThat(chances.use(viewer(EnumSet.of(Right.ADMINISTER)), false)).isTrue();
        assertThat(chances.use(viewer(EnumSet.of(Right.ADMINISTER)), false)).isFalse();
        assertThat(queries.of(id)).isEmpty();
        assertThat(fact(id)).isEmpty();
        assertThat(queries.setting()).isEqualTo(new ChanceSetting(false, NOW, SARA));

        training.train();
        chances.use(viewer(EnumSet.of(Right.ADMINISTER)), true);
        scores.changed();
        assertThat(fact(id)).isPresent();
    }

    @Test
    void learnNothingFromWhatWasOpenedSoLatelyThatOnlyTheQuickOnesAreDecided() {
        for (int i = 0; i < 100; i++) {
            insert(1, TODAY.minusDays(400 - i), TODAY.minusDays(300 - i), i % 2 == 0);
        }
        for (int i = 0; i < 5; i++) {
            insert(1, TODAY.minusDays(20), TODAY.minusDays(15), false);
        }
        insert(1, TODAY.minusDays(350), null, false);

        training.train();

        ChanceRun run = Objects.requireNonNull(queries.standing().last());
        assertThat(run.decided()).isEqualTo(100);
        assertThat(run.undecided()).isEqualTo(1);
        assertThat(run.openedTo()).isEqualTo(TODAY.minusDays(301));
    }

    @Test
    void keepALogOfRunsThatFailedToo() {
        run("delete from company");
        training.train();
        run("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', 1, now())
                """);

        assertThat(queries.runs(1).get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(queries.runs(1).get(0).problem()).isNotBlank();
        assertThat(queries.card()).isEmpty();
    }

    /** Sara wins three of four, her colleague one of four, whatever else. */
    private void decided(int count) {
        for (int i = 0; i < count; i++) {
            int owner = 1 + i % 2;
            boolean won = (i / 2) % 4 < (owner == 1 ? 3 : 1);
            LocalDate opened = TODAY.minusDays(700 - (long) i * 600 / count);
            insert(owner, opened, opened.plusDays(5 + i % 37), won);
        }
        run("analyze opportunity, opportunity_move, opportunity_edition");
    }

    private OpportunityId open(int owner, int age) {
        return insert(owner, TODAY.minusDays(age), null, false);
    }

    private OpportunityId insert(int owner, LocalDate opened, @Nullable LocalDate closed, boolean won) {
        long id = nextId++;
        String state = closed == null ? "OPEN" : won ? "WON" : "LOST";
        Timestamp at = Timestamp.from(opened.atTime(9, 0).toInstant(ZoneOffset.UTC));
        jdbc.sql("""
                insert into opportunity (id, name, customer_id, pipeline_id, stage_id, state, amount, currency, exchange_rate, opened_on,
                  closed_on, owner_id, loss_reason_id, stage_since, created_at, updated_at)
                select :id, 'Tea', :customer, 1, (select min(id) from stage where pipeline_id = 1), :state, 1000, 'EUR', 1, :opened,
                  cast(:closed as date), :owner, case when :state = 'LOST' then (select min(id) from loss_reason) end, :at, :at, :at
                """)
                .param("id", id)
                .param("customer", 1 + id % 3 / 2)
                .param("state", state)
                .param("opened", opened)
                .param("closed", closed == null ? null : closed.toString())
                .param("owner", owner)
                .param("at", at)
                .update();
        move(id, at, null, "OPEN");
        if (closed != null) {
            move(id, Timestamp.from(closed.atTime(9, 0).toInstant(ZoneOffset.UTC)), "OPEN", state);
        }
        return new OpportunityId(id);
    }

    private void move(long id, Timestamp at, @Nullable String from, String to) {
        jdbc.sql("""
                insert into opportunity_move (opportunity_id, at, from_stage_id, from_state, to_stage_id, to_state)
                select :id, :at, case when cast(:from as text) is not null then min(id) end, :from, min(id), :to
                from stage where pipeline_id = 1
                """)
                .param("id", id)
                .param("at", at)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private Optional<Double> fact(OpportunityId id) {
        return jdbc.sql("select probability from fact_chance where opportunity_id = :id")
                .param("id", id.value())
                .query(Double.class)
                .optional();
    }

    private static Viewer viewer(Set<Right> rights) {
        return new Viewer(SARA, "Sara", rights, Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
