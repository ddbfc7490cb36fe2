package peyvand.analytical.report;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.testing.DbTest;
import peyvand.db.testing.SaleSums;
import peyvand.domain.CompetitorId;
import peyvand.domain.Months;
import peyvand.domain.Period;
import peyvand.domain.PipelineId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;

/** What the reports say is compared with what is summed up here, straight from the rows that were put in. */
@SpringBootTest(classes = ReportsTest.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final PipelineId SALES = new PipelineId(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OutcomeReports outcomes;

    @Autowired
    FunnelReports funnels;

    @Autowired
    StandingReports standings;

    @Autowired
    SaleCounts counts;

    private List<Long> stages = List.of();
    private List<Sale> sales = List.of();

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("peyvand.analytical.report")
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
        }
    }

    /** @param days on which it came to the first stages; the stage it stands in is the last of them */
    private record Sale(
            long id,
            long customer,
            @Nullable Long owner,
            @Nullable String source,
            String state,
            BigDecimal amount,
            LocalDate opened,
            @Nullable LocalDate closed,
            List<LocalDate> days,
            List<Long> products,
            boolean rivalled,
            boolean lostToRival) {

        boolean won() {
            return state.equals("WON");
        }

        boolean decidedIn(ReportFilter filter) {
            return closed != null && !closed.isBefore(filter.from()) && !closed.isAfter(filter.to());
        }
    }

    /** Some are added up, some have changed since, some are new. */
    @BeforeAll
    void twoYearsOfSales() {
        run("""
                truncate opportunity_line, opportunity_move, opportunity_edition, opportunity, opportunity_competitor, competitor, stage_total,
                  customer, product, search_entry, search_term cascade
                """);
        for (int owner = 1; owner <= 3; owner++) {
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
                insert into customer (id, number, kind, name, owner_id, created_at, updated_at)
                select i, 'C-' || i, 'ORGANISATION', 'Customer ' || i, 1 + i % 3, now(), now() from generate_series(1, 9) i
                """);
        run("update customer set collaborators = '{1}' where id = 4");
        run("""
                insert into product (id, code, name, kind, created_at, updated_at)
                select i, 'P' || i, 'Product ' || i, 'GOODS', now(), now() from generate_series(1, 3) i
                """);
        run("insert into competitor (id, name, created_at, updated_at) values (5, 'Rival', now(), now())");
        stages = jdbc.sql("select id from stage where pipeline_id = 1 and retired_at is null order by position")
                .query(Long.class)
                .list();
        counts.countAll();
        Random random = new Random(7);
        List<Sale> made = new ArrayList<>();
        for (long id = 1; id <= 150; id++) {
            made.add(insert(id, random));
            if (id == 80) {
                counts.countAll();
            }
        }
        for (int place = 0; place < 150; place += 7) {
            run("delete from opportunity_line where opportunity_id = " + (place + 1));
            run("delete from opportunity where id = " + (place + 1));
            made.set(place, insert(place + 1, random));
        }
        sales = made;
    }

    @AfterAll
    void areTheSameOnceAllIsAddedUp() {
        assertThat(SaleSums.differences(jdbc)).isEmpty();
        assertThat(jdbc.sql("select count(*) from sale_uncounted")
                        .query(Long.class)
                        .single())
                .isPositive();
        counts.countAll();
        assertThat(jdbc.sql("select count(*) from sale_uncounted")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(SaleSums.differences(jdbc)).isEmpty();
        tellHowFarThoseOpenedInATimeHaveCome(true);
        tellHowThePipelineStoodAtTheEndsOfMonths(true);
        sumByQuartersAndMonthsOfEitherCalendar(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sumWhatWasWonAndLostByOwnerSourceReasonAndProduct(boolean everything) {
        Viewer viewer = everything ? everybody() : rep();
        ReportFilter filter = ReportFilter.of(FIRST.plusDays(100), FIRST.plusDays(500));
        List<Sale> decided =
                seen(viewer).stream().filter(sale -> sale.decidedIn(filter)).toList();

        assertThat(outcomes.total(viewer, filter).decided()).isEqualTo(decided.size());
        assertThat(keyed(outcomes.by(viewer, filter, Group.OWNER)))
                .isEqualTo(summed(decided, sale -> Objects.toString(sale.owner(), null)));
        assertThat(keyed(outcomes.by(viewer, filter, Group.SOURCE))).isEqualTo(summed(decided, Sale::source));
        assertThat(outcomes.by(viewer, filter, Group.REASON)).allMatch(row -> row.won() == 0);
        assertThat(outcomes.by(viewer, filter, Group.REASON).stream()
                        .mapToLong(Outcome::lost)
                        .sum())
                .isEqualTo(decided.stream().filter(sale -> !sale.won()).count());
        for (Outcome product : outcomes.by(viewer, filter, Group.PRODUCT)) {
            long id = Long.parseLong(String.valueOf(product.key()));
            List<Sale> with = decided.stream()
                    .filter(sale -> sale.products().contains(id))
                    .toList();
            assertThat(product.won()).isEqualTo(with.stream().filter(Sale::won).count());
            assertThat(product.lost())
                    .isEqualTo(with.stream().filter(sale -> !sale.won()).count());
            assertThat(product.wonAmount())
                    .isEqualByComparingTo(BigDecimal.TEN.multiply(BigDecimal.valueOf(with.stream()
                            .filter(Sale::won)
                            .flatMap(sale -> sale.products().stream())
                            .filter(one -> one == id)
                            .count())));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sumByQuartersAndMonthsOfEitherCalendar(boolean jalali) {
        ReportFilter filter = ReportFilter.of(FIRST, FIRST.plusYears(2));
        List<Sale> decided =
                sales.stream().filter(sale -> sale.decidedIn(filter)).toList();

        Function<LocalDate, LocalDate> quarter =
                day -> Period.of(day, Period.Length.QUARTER, jalali).first();
        assertThat(keyed(outcomes.byTime(everybody(), filter, quarter::apply)))
                .isEqualTo(summed(decided, sale -> quarter.apply(closed(sale)).toString()));
        Function<LocalDate, LocalDate> month = day -> Months.first(day, jalali);
        assertThat(keyed(outcomes.byTime(everybody(), filter, month::apply)))
                .isEqualTo(summed(decided, sale -> month.apply(closed(sale)).toString()));
    }

    @Test
    void countOnlyThoseOfAnOwnerOrAPipeline() {
        ReportFilter all = ReportFilter.of(FIRST, FIRST.plusYears(2));
        ReportFilter ofTwo = new ReportFilter(all.from(), all.to(), SALES, new StaffId(2), null);
        assertThat(outcomes.total(everybody(), ofTwo).decided())
                .isEqualTo(sales.stream()
                        .filter(sale -> sale.decidedIn(all) && Objects.equals(sale.owner(), 2L))
                        .count());
        TeamId team = new TeamId(jdbc.sql("insert into team (name) values ('Team ' || gen_random_uuid()) returning id")
                .query(Long.class)
                .single());
        run("insert into team_member (team_id, staff_id) values (" + team + ", 1), (" + team + ", 3)");
        assertThat(outcomes.total(everybody(), new ReportFilter(all.from(), all.to(), SALES, null, team))
                        .decided())
                .isEqualTo(sales.stream()
                        .filter(sale ->
                                sale.decidedIn(all) && Set.of(1L, 3L).contains(sale.owner() == null ? 0 : sale.owner()))
                        .count());
        assertThat(outcomes.total(everybody(), all.in(new PipelineId(999))).decided())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sayWhatWasWonAgainstACompetitorAndLostToThem(boolean everything) {
        Viewer viewer = everything ? everybody() : rep();
        List<Sale> named = seen(viewer).stream().filter(Sale::rivalled).toList();
        Rivalry rivalry = outcomes.rival(viewer, new CompetitorId(5)).orElseThrow();

        assertThat(rivalry.won()).isEqualTo(named.stream().filter(Sale::won).count());
        assertThat(rivalry.lostTo())
                .isEqualTo(named.stream().filter(Sale::lostToRival).count());
        assertThat(rivalry.lostOtherwise())
                .isEqualTo(named.stream()
                        .filter(sale -> sale.state().equals("LOST") && !sale.lostToRival())
                        .count());
        assertThat(rivalry.open())
                .isEqualTo(named.stream()
                        .filter(sale -> sale.state().equals("OPEN"))
                        .count());
        assertThat(outcomes.rivals(viewer, ReportFilter.of(FIRST, FIRST.plusYears(2)))
                        .get(0)
                        .won())
                .isEqualTo(rivalry.won());
        assertThat(outcomes.rival(viewer, new CompetitorId(6))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellHowFarThoseOpenedInATimeHaveCome(boolean everything) {
        Viewer viewer = everything ? everybody() : rep();
        ReportFilter filter = ReportFilter.of(FIRST.plusDays(50), FIRST.plusDays(400));
        List<Sale> opened = seen(viewer).stream()
                .filter(sale ->
                        !sale.opened().isBefore(filter.from()) && !sale.opened().isAfter(filter.to()))
                .toList();

        Funnel funnel = funnels.of(viewer, filter, SALES);
        assertThat(funnel.opened()).isEqualTo(opened.size());
        assertThat(funnel.won() + funnel.lost() + funnel.open()).isEqualTo(opened.size());
        for (int stage = 0; stage < stages.size(); stage++) {
            int place = stage;
            List<Long> days = opened.stream()
                    .filter(sale -> sale.days().size() > place)
                    .map(sale ->
                            sale.days().get(place).toEpochDay() - sale.opened().toEpochDay())
                    .sorted()
                    .toList();
            Funnel.Step step = funnel.steps().get(stage);
            assertThat(step.stage()).isEqualTo(new StageId(stages.get(stage)));
            assertThat(step.reached()).isEqualTo(days.size());
            assertThat(step.days()).isEqualTo(days.get((days.size() - 1) / 2).intValue());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellHowThePipelineStoodAtTheEndsOfMonths(boolean everything) {
        Viewer viewer = everything ? everybody() : rep();
        List<LocalDate> days = List.of(FIRST.plusDays(89), FIRST.plusDays(250), FIRST.plusDays(590));

        Map<String, String> told = new HashMap<>();
        standings
                .at(viewer, ReportFilter.of(FIRST, FIRST), days)
                .forEach(standing -> told.put(
                        standing.day() + " " + standing.stage(),
                        standing.opportunities() + " "
                                + standing.amount().stripTrailingZeros().toPlainString()));
        Map<String, String> expected = new HashMap<>();
        for (LocalDate day : days) {
            for (int stage = 0; stage < stages.size(); stage++) {
                int place = stage;
                List<Sale> there =
                        seen(viewer).stream().filter(stoodIn(place, day)).toList();
                if (!there.isEmpty()) {
                    expected.put(
                            day + " " + stages.get(stage),
                            there.size() + " "
                                    + there.stream()
                                            .map(Sale::amount)
                                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                                            .stripTrailingZeros()
                                            .toPlainString());
                }
            }
        }
        assertThat(told).isEqualTo(expected).isNotEmpty();
    }

    private static Predicate<Sale> stoodIn(int place, LocalDate day) {
        return sale -> (sale.closed() == null || sale.closed().isAfter(day))
                && sale.days().stream().filter(arrived -> !arrived.isAfter(day)).count() == place + 1;
    }

    private List<Sale> seen(Viewer viewer) {
        return viewer.orders().everything()
                ? sales
                : sales.stream()
                        .filter(sale -> 1 + sale.customer() % 3 == 1 || sale.customer() == 4)
                        .toList();
    }

    private static LocalDate closed(Sale sale) {
        return Objects.requireNonNull(sale.closed());
    }

    private static Map<String, String> keyed(List<Outcome> outcomes) {
        Map<String, String> keyed = new HashMap<>();
        outcomes.forEach(one ->
                keyed.put(String.valueOf(one.key()), said(one.won(), one.wonAmount(), one.lost(), one.lostAmount())));
        return keyed;
    }

    private static Map<String, String> summed(List<Sale> decided, Function<Sale, @Nullable String> key) {
        Map<String, String> summed = new HashMap<>();
        decided.stream()
                .collect(groupingBy(sale -> String.valueOf(key.apply(sale))))
                .forEach((text, group) -> summed.put(
                        text,
                        said(
                                group.stream().filter(Sale::won).count(),
                                sum(group, Sale::won),
                                group.stream().filter(sale -> !sale.won()).count(),
                                sum(group, sale -> !sale.won()))));
        return summed;
    }

    private static BigDecimal sum(List<Sale> group, Predicate<Sale> which) {
        return group.stream().filter(which).map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String said(long won, BigDecimal wonAmount, long lost, BigDecimal lostAmount) {
        return won + " " + wonAmount.stripTrailingZeros().toPlainString() + ", " + lost + " "
                + lostAmount.stripTrailingZeros().toPlainString();
    }

    private Sale insert(long id, Random random) {
        LocalDate opened = FIRST.plusDays(random.nextInt(600));
        int reached = 1 + random.nextInt(stages.size());
        List<LocalDate> days = new ArrayList<>(List.of(opened));
        for (int stage = 1; stage < reached; stage++) {
            days.add(days.get(stage - 1).plusDays(1 + random.nextInt(20)));
        }
        String state = List.of("OPEN", "WON", "LOST").get(random.nextInt(3));
        LocalDate closed = state.equals("OPEN") ? null : days.get(reached - 1).plusDays(1 + random.nextInt(20));
        List<Long> products = new ArrayList<>();
        for (int line = random.nextInt(4); line > 0; line--) {
            products.add(1L + random.nextInt(3));
        }
        boolean rivalled = random.nextInt(3) == 0;
        Sale sale = new Sale(
                id,
                1 + random.nextInt(9),
                random.nextInt(4) == 0 ? null : 1L + random.nextInt(3),
                random.nextBoolean() ? "Fair" : null,
                state,
                BigDecimal.valueOf(random.nextInt(100_000), 2),
                opened,
                closed,
                days,
                products,
                rivalled,
                rivalled && state.equals("LOST") && random.nextBoolean());
        write(sale);
        return sale;
    }

    private void write(Sale sale) {
        jdbc.sql("""
                insert into opportunity (id, name, customer_id, pipeline_id, stage_id, state, amount, currency, exchange_rate, opened_on,
                  closed_on, owner_id, source, loss_reason_id, lost_to_id, stage_since, created_at, updated_at)
                values (:id, 'Tea', :customer, 1, :stage, :state, :amount, 'USD', 0.5, :opened, cast(:closed as date), :owner, :source,
                  (select min(id) from loss_reason where :state = 'LOST'), :lost_to, now(), now(), now())
                """)
                .param("id", sale.id())
                .param("customer", sale.customer())
                .param("stage", stages.get(sale.days().size() - 1))
                .param("state", sale.state())
                .param("amount", sale.amount().multiply(BigDecimal.valueOf(2)))
                .param("opened", sale.opened())
                .param("closed", sale.closed() == null ? null : sale.closed().toString())
                .param("owner", sale.owner())
                .param("source", sale.source())
                .param("lost_to", sale.lostToRival() ? 5L : null)
                .update();
        Long from = null;
        for (int stage = 0; stage < sale.days().size(); stage++) {
            move(sale.id(), sale.days().get(stage), from, stages.get(stage), "OPEN");
            from = stages.get(stage);
        }
        if (sale.closed() != null) {
            move(sale.id(), sale.closed(), from, Objects.requireNonNull(from), sale.state());
        }
        int line = 0;
        for (long product : sale.products()) {
            jdbc.sql("""
                    insert into opportunity_line (opportunity_id, line_no, product_id, quantity, unit_price, amount)
                    values (:id, :line, :product, 1, 20, 20)
                    """)
                    .param("id", sale.id())
                    .param("line", ++line)
                    .param("product", product)
                    .update();
        }
        if (sale.rivalled()) {
            jdbc.sql("insert into opportunity_competitor (opportunity_id, competitor_id) values (:id, 5)")
                    .param("id", sale.id())
                    .update();
        }
    }

    private void move(long id, LocalDate day, @Nullable Long from, long to, String state) {
        jdbc.sql("""
                insert into opportunity_move (opportunity_id, at, from_stage_id, from_state, to_stage_id, to_state)
                values (:id, :at, :from, :from_state, :to, :state)
                """)
                .param("id", id)
                .param("at", Timestamp.from(day.atTime(9, 0).toInstant(ZoneOffset.UTC)))
                .param("from", from)
                .param("from_state", from == null ? null : "OPEN")
                .param("to", to)
                .param("state", state)
                .update();
    }

    private static Viewer everybody() {
        return new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    private static Viewer rep() {
        Scope own = new Scope(false, Set.of(new StaffId(1)), new StaffId(1));
        return new Viewer(new StaffId(1), "Sara", EnumSet.of(Right.EDIT), own, own, null);
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
