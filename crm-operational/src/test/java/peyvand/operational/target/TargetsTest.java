package peyvand.operational.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.testing.DbTest;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.PipelineId;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.target.TargetGroup.Kind;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = TargetsTest.Application.class,
        properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
@Transactional
class TargetsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final TargetYear MONTHS = new TargetYear(Period.ofYear(TODAY, Length.MONTH, true), null);
    private static final TargetYear QUARTERS = new TargetYear(Period.ofYear(TODAY, Length.QUARTER, false), null);
    private static final TargetGroup COMPANY = new TargetGroup(Kind.COMPANY, null);
    private static final TargetGroup MINE = new TargetGroup(Kind.MINE, null);

    @Autowired
    Targets targets;

    @Autowired
    TargetQueries queries;

    @Autowired
    JdbcClient jdbc;

    private Viewer sara;
    private StaffId babak;
    private StaffId mina;
    private StaffId other;
    private TeamId north;
    private TeamId south;

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"peyvand.operational.target", "peyvand.operational.audit"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.shared();
        }
    }

    @BeforeEach
    void twoTeams() {
        sara = new Viewer(staff("Sara"), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
        babak = staff("Babak");
        mina = staff("Mina");
        other = staff("Omid");
        north = team("North", babak, mina);
        south = team("South", other);
    }

    @Test
    void standByMonthsOfTheirCalendarAndAddUpToTheYear() {
        assertThat(targets.enter(
                        sara,
                        ofTeam(north),
                        MONTHS,
                        List.of(
                                cell(Seller.of(north), 0, "300"),
                                cell(Seller.of(babak), 0, "100.5"),
                                cell(Seller.of(babak), 11, "200"))))
                .isEqualTo(3);
        List<TargetLine> lines = queries.lines(sara, ofTeam(north), MONTHS);
        assertThat(lines).extracting(TargetLine::name).containsExactly("North", "Babak", "Mina");
        assertThat(lines.get(0).amounts().get(0)).isEqualByComparingTo("300");
        assertThat(lines.get(1).total()).isEqualByComparingTo("300.5");
        assertThat(lines.get(2).total()).isNull();
        assertThat(jdbc.sql(
                                "select first_day || ' ' || last_day from fact_target where staff_id = :id order by first_day")
                        .param("id", babak.value())
                        .query(String.class)
                        .list())
                .containsExactly("2026-03-21 2026-04-20", "2027-02-20 2027-03-20");
        assertThat(queries.lines(sara, ofTeam(north), QUARTERS)).allMatch(line -> line.total() == null);
    }

    @Test
    void areReplacedAndTakenAwayByWhoKnowsWhatTheySay() {
        enter(cell(Seller.COMPANY, 3, "1000"));
        assertThat(enter(known(Seller.COMPANY, 3, "1200", "1000"))).isEqualTo(1);
        refused("rule.target.known", () -> enter(known(Seller.COMPANY, 3, "1300", "1000")));
        refused("rule.target.known", () -> enter(cell(Seller.COMPANY, 3, "1300")));
        assertThat(enter(known(Seller.COMPANY, 3, "1200", "1000"))).isZero();
        assertThat(enter(known(Seller.COMPANY, 3, null, "1200"))).isEqualTo(1);
        assertThat(queries.lines(sara, COMPANY, MONTHS).get(0).total()).isNull();
        assertThat(jdbc.sql("select changes::text from audit_entry where action = 'TARGETS_SET' order by id")
                        .query(String.class)
                        .list())
                .hasSize(3)
                .last()
                .asString()
                .contains("\"1405/04\"", "\"from\": \"1200\"", "COMPANY");
    }

    @Test
    void areCopiedFromTheYearBeforeWhereNothingIsSetYet() {
        TargetYear before = MONTHS.plus(-1);
        targets.enter(
                sara,
                COMPANY,
                before,
                List.of(
                        new TargetCell(Seller.COMPANY, before.periods().get(0), new BigDecimal("333"), null),
                        new TargetCell(Seller.COMPANY, before.periods().get(1), new BigDecimal("500"), null),
                        new TargetCell(Seller.of(south), before.periods().get(1), new BigDecimal("70"), null)));
        enter(cell(Seller.COMPANY, 1, "900"));
        assertThat(targets.copy(sara, COMPANY, MONTHS, new BigDecimal("12.5"))).isEqualTo(2);
        List<TargetLine> lines = queries.lines(sara, COMPANY, MONTHS);
        assertThat(lines.get(0).amounts().get(0)).isEqualByComparingTo("375"); // 333 × 1.125 = 374.625
        assertThat(lines.get(0).amounts().get(1)).isEqualByComparingTo("900");
        assertThat(lines.get(2).amounts().get(1)).isEqualByComparingTo("79"); // 78.75
        assertThat(targets.copy(sara, COMPANY, MONTHS, new BigDecimal("50"))).isZero();
        refused("rule.target.growth", () -> targets.copy(sara, COMPANY, MONTHS, new BigDecimal("-101")));
    }

    @Test
    void areSeenByWhoSeesTheColleagueOrIsInTheTeam() {
        Viewer rep = viewer(babak, Set.of(), Right.EDIT);
        assertThat(queries.groups(rep)).extracting(choice -> choice.group()).containsExactly(MINE);
        assertThat(queries.lines(rep, MINE, MONTHS))
                .extracting(TargetLine::name)
                .containsExactly("North", "Babak");
        Viewer manager = viewer(mina, Set.of(babak), Right.EDIT, Right.BULK);
        assertThat(queries.groups(manager)).extracting(choice -> choice.group()).containsExactly(ofTeam(north));
        for (TargetGroup hidden : List.of(COMPANY, ofTeam(south), new TargetGroup(Kind.ALONE, null))) {
            assertThatThrownBy(() -> queries.lines(manager, hidden, MONTHS)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> queries.lines(rep, hidden, MONTHS)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void areSetByWhoAnswersForOthers() {
        Viewer rep = viewer(babak, Set.of(), Right.EDIT, Right.BULK);
        Viewer reader = viewer(mina, Set.of(babak), Right.EDIT);
        Viewer manager = viewer(mina, Set.of(babak), Right.EDIT, Right.BULK);
        TargetCell own = cell(Seller.of(babak), 0, "1");
        assertThatThrownBy(() -> targets.enter(rep, MINE, MONTHS, List.of(own))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> targets.enter(reader, ofTeam(north), MONTHS, List.of(own)))
                .isInstanceOf(Refused.class);
        assertThat(targets.enter(manager, ofTeam(north), MONTHS, List.of(own, cell(Seller.of(north), 0, "2"))))
                .isEqualTo(2);
        assertThatThrownBy(() -> targets.enter(manager, ofTeam(north), MONTHS, List.of(cell(Seller.of(other), 0, "1"))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> targets.enter(manager, ofTeam(north), MONTHS, List.of(cell(Seller.COMPANY, 0, "1"))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void areAmounts() {
        for (String wrong : List.of("-1", "0.00001", "1234567890123456")) {
            refused("rule.target.amount", () -> enter(cell(Seller.COMPANY, 0, wrong)));
        }
        assertThat(enter(cell(Seller.COMPANY, 0, "0"))).isEqualTo(1);
    }

    @Test
    void tellAPipelineFromAllOfThem() {
        var shops = new TargetYear(MONTHS.periods(), new PipelineId(1));
        targets.enter(sara, COMPANY, shops, List.of(cell(Seller.COMPANY, 0, "5")));
        assertThat(queries.lines(sara, COMPANY, MONTHS).get(0).total()).isNull();
        assertThat(queries.lines(sara, COMPANY, shops).get(0).total()).isEqualByComparingTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "JALALI, MONTH, 2026-03-20, 2026-04-20",
        "JALALI, MONTH, 2026-03-21, 2026-04-19",
        "JALALI, MONTH, 2026-03-21, 2026-05-21",
        "JALALI, QUARTER, 2026-04-21, 2026-07-22",
        "GREGORIAN, QUARTER, 2026-02-01, 2026-04-30",
        "GREGORIAN, QUARTER, 2026-01-01, 2026-06-30",
        "GREGORIAN, MONTH, 2026-01-01, 2026-01-30"
    })
    void areRefusedByTheDatabaseForAnyOtherDays(String calendar, String period, LocalDate first, LocalDate last) {
        assertThatThrownBy(() -> jdbc.sql("""
                        with t as (insert into sales_target default values returning id)
                        insert into sales_target_amount (target_id, calendar, period, first_day, last_day, amount)
                        select id, :calendar, :period, :first, :last, 1 from t
                        """)
                        .param("calendar", calendar)
                        .param("period", period)
                        .param("first", first)
                        .param("last", last)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private int enter(TargetCell cell) {
        return targets.enter(sara, COMPANY, MONTHS, List.of(cell));
    }

    private static TargetCell cell(Seller subject, int place, String amount) {
        return known(subject, place, amount, null);
    }

    private static TargetCell known(Seller subject, int place, @Nullable String amount, @Nullable String known) {
        return new TargetCell(
                subject,
                MONTHS.periods().get(place),
                amount == null ? null : new BigDecimal(amount),
                known == null ? null : new BigDecimal(known));
    }

    private static TargetGroup ofTeam(TeamId team) {
        return new TargetGroup(Kind.TEAM, team);
    }

    private static void refused(String key, ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }

    private static Viewer viewer(StaffId staff, Set<StaffId> others, Right... rights) {
        Set<StaffId> owners = new HashSet<>(others);
        owners.add(staff);
        Scope scope = new Scope(false, owners, staff);
        return new Viewer(staff, "Somebody", Set.of(rights), scope, scope, null);
    }

    private StaffId staff(String name) {
        return new StaffId(jdbc.sql("""
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                values (:name, :email, 'x', 'en', 'GREGORIAN', 'LATIN', 'UTC', :at) returning id
                """)
                .param("name", name)
                .param("email", name + System.nanoTime() + "@example.com")
                .param("at", Timestamp.from(NOW))
                .query(Long.class)
                .single());
    }

    private TeamId team(String name, StaffId... members) {
        TeamId id = new TeamId(jdbc.sql("insert into team (name) values (:name) returning id")
                .param("name", name)
                .query(Long.class)
                .single());
        for (StaffId member : members) {
            jdbc.sql("insert into team_member (team_id, staff_id) values (:team, :staff)")
                    .param("team", id.value())
                    .param("staff", member.value())
                    .update();
        }
        return id;
    }
}
