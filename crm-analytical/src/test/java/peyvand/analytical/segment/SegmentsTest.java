package peyvand.analytical.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.Sql;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.SegmentId;
import peyvand.domain.SegmentMembership;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

@SegmentDbTest
class SegmentsTest {

    private static final Viewer EVERYBODY = viewer(Scope.EVERYTHING, EnumSet.allOf(Right.class));
    private static final Viewer ONE = viewer(Scope.ownedBy(Set.of(new StaffId(1))), EnumSet.allOf(Right.class));
    private static final Rule TEHRAN = all(Condition.anyOf(Fact.CITY, "tehran"));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Segments segments;

    @Autowired
    SegmentQueries queries;

    @Autowired
    SegmentPreviews previews;

    @Autowired
    SegmentMembership membership;

    @Autowired
    Memberships memberships;

    @Autowired
    RuleJson json;

    private SegmentWorld world;

    @BeforeEach
    void build() {
        world = new SegmentWorld(jdbc, 1);
        world.build(12);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void askInTheDatabaseWhatRulesMean(long seed) {
        world = new SegmentWorld(jdbc, seed);
        world.build(60);
        for (int i = 0; i < 300; i++) {
            Rule rule = world.rule();
            rule.check();
            assertThat(json.read(json.write(rule))).isEqualTo(rule);
            assertThat(asked(rule)).as(json.write(rule)).isEqualTo(fitting(rule));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void belongToWhomTheyWouldWereAllAskedAgain(long seed) {
        world = new SegmentWorld(jdbc, seed);
        world.build(30);
        List<SegmentId> made = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rules.add(world.rule());
            made.add(segments.create(EVERYBODY, new SegmentData("Segment " + i, null, rules.get(i))));
        }
        memberships.keepUp();
        for (int round = 0; round < 25; round++) {
            for (int change = 0; change < 3; change++) {
                world.change();
            }
            memberships.keepUp();
            for (int i = 0; i < made.size(); i++) {
                assertThat(members(made.get(i))).as(json.write(rules.get(i))).isEqualTo(fitting(rules.get(i)));
                assertThat(queries.row(EVERYBODY, made.get(i)).members())
                        .isEqualTo(members(made.get(i)).size());
            }
        }
        assertThat(jdbc.sql("select count(*) from segment_changed")
                        .query(Long.class)
                        .single())
                .isZero();
        List<Map<String, Object>> before = allMembers();
        memberships.rebuildAll();
        assertThat(allMembers()).isEqualTo(before);
    }

    @Test
    void stayRightWhileOneChangesAnotherKeepsUpAndAThirdAsksAll() throws Exception {
        List<SegmentId> made = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rules.add(world.rule());
            made.add(segments.create(EVERYBODY, new SegmentData("Segment " + i, null, rules.get(i))));
        }
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            AtomicBoolean over = new AtomicBoolean();
            Future<?> keeping = others.submit(() -> repeat(over, memberships::keepUp));
            Future<?> asking = others.submit(() -> repeat(over, memberships::rebuildAll));
            for (int change = 0; change < 60; change++) {
                world.change();
            }
            over.set(true);
            keeping.get();
            asking.get();
        } finally {
            others.shutdownNow();
        }
        memberships.keepUp();
        for (int i = 0; i < made.size(); i++) {
            assertThat(members(made.get(i))).as(json.write(rules.get(i))).isEqualTo(fitting(rules.get(i)));
            assertThat(queries.row(EVERYBODY, made.get(i)).members())
                    .isEqualTo(members(made.get(i)).size());
        }
    }

    private static void repeat(AtomicBoolean over, Runnable work) {
        while (!over.get()) {
            work.run();
        }
    }

    @Test
    void rememberSinceWhenAndWhy() {
        put(1, "Tehran");
        put(2, "Shiraz");
        Rule rule = new Group(
                Group.Kind.ANY,
                List.of(
                        Condition.anyOf(Fact.SECTOR, "Nothing of the kind"),
                        Condition.anyOf(Fact.CITY, "TEHRAN", "Mashhad"),
                        Condition.between(Fact.ORDERS, "1000", null, Purchases.ALL)));
        SegmentId id = segments.create(EVERYBODY, new SegmentData("Tehran", null, rule));
        memberships.keepUp();

        MemberRow member = queries.members(EVERYBODY, id, null, 50).rows().stream()
                .filter(row -> row.customer().value() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(member.why()).containsExactly(Map.entry(1, "Tehran"));
        assertThat(member.rule()).isEqualTo(rule);
        assertThat(member.since()).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));

        put(1, "Shiraz");
        memberships.keepUp();
        assertThat(members(id)).doesNotContain(1L);
        put(1, "Mashhad");
        memberships.keepUp();
        assertThat(jdbc.sql("select why ->> '1' from segment_member where customer_id = 1 order by until nulls last")
                        .query(String.class)
                        .list())
                .containsExactly("Tehran", "Mashhad");
        assertThat(membership.of(EVERYBODY, new CustomerId(1)))
                .extracting(SegmentMembership.Membership::name)
                .containsExactly("Tehran");
        assertThat(membership.contains(id, new CustomerId(1))).isTrue();
        assertThat(membership.contains(id, new CustomerId(2))).isFalse();
    }

    @Test
    void showNobodyMoreThanTheySee() {
        jdbc.sql("update customer set city = 'Tehran', archived_at = null, owner_id = 1 + id % 2")
                .update();
        SegmentId id = segments.create(EVERYBODY, new SegmentData("Tehran", null, TEHRAN));
        memberships.keepUp();

        assertThat(queries.row(EVERYBODY, id).members()).isEqualTo(12);
        SegmentRow own = queries.row(ONE, id);
        assertThat(own.members()).isEqualTo(6);
        assertThat(own.amount()).isEqualByComparingTo(own.amountOfAll());
        assertThat(queries.members(ONE, id, null, 50).rows()).hasSize(6);
        assertThat(membership.members(ONE, id, null, 4)).hasSize(4).allMatch(customer -> customer.value() % 2 == 0);
        List<CustomerId> each = new ArrayList<>();
        membership.each(ONE, id, each::add);
        assertThat(each).hasSize(6);
        assertThat(membership.of(ONE, new CustomerId(1))).isEmpty();
        assertThat(membership.of(ONE, new CustomerId(2))).hasSize(1);
        assertThat(previews.of(ONE, TEHRAN).members()).isEqualTo(6);
        assertThat(previews.of(ONE, TEHRAN).some()).hasSize(6);
        assertThat(queries.sizes(ONE, id, List.of(SegmentWorld.TODAY)).get(id)).containsEntry(SegmentWorld.TODAY, 6L);
        assertThat(queries.sizes(EVERYBODY, null, List.of(SegmentWorld.TODAY)).get(id))
                .containsEntry(SegmentWorld.TODAY, 12L);
    }

    @Test
    void areAskedAnewWhereTheirRuleChanges() {
        SegmentId id = segments.create(EVERYBODY, new SegmentData("One", "note", TEHRAN));
        memberships.keepUp();
        Rule other = all(Condition.anyOf(Fact.KIND, "PERSON"));
        segments.edit(EVERYBODY, id, 0, new SegmentData("Persons", null, other));

        assertThat(queries.details(EVERYBODY, id).due()).isTrue();
        memberships.keepUp();
        assertThat(members(id)).isEqualTo(fitting(other));
        SegmentDetails details = queries.details(EVERYBODY, id);
        assertThat(details.due()).isFalse();
        assertThat(details.edition()).isEqualTo(2);
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> segments.edit(EVERYBODY, id, 0, new SegmentData("Late", null, other)));
    }

    @Test
    void areAskedAnewWhereAProductMovesToAnotherCategory() {
        Rule cups = all(Condition.between(Fact.ORDERS, "1", null, new Purchases(null, null, null, null, 72L)));
        SegmentId id = segments.create(EVERYBODY, new SegmentData("Cups", null, cups));
        memberships.keepUp();
        jdbc.sql("update product set category_id = 72").update();

        memberships.keepUp();
        assertThat(members(id))
                .isEqualTo(asked(all(Condition.between(Fact.ORDERS, "1", null, Purchases.ALL))))
                .isNotEmpty();
    }

    @Test
    void haveNoMembersOnceArchived() {
        jdbc.sql("update customer set city = 'Tehran', archived_at = null").update();
        SegmentId id = segments.create(EVERYBODY, new SegmentData("Tehran", null, TEHRAN));
        memberships.keepUp();
        segments.archive(EVERYBODY, id, true);

        assertThat(membership.contains(id, new CustomerId(1))).isFalse();
        assertThat(queries.choices()).isEmpty();
        assertThat(queries.all(EVERYBODY, false)).isEmpty();
        assertThat(queries.all(EVERYBODY, true)).hasSize(1);
        segments.create(EVERYBODY, new SegmentData("tehran", null, TEHRAN));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> segments.archive(EVERYBODY, id, false));
    }

    @Test
    void areLeftAsTheyAreWhileWhatTheyAskForIsSwitchedOff() {
        world.analyse();
        SegmentId segment = segments.create(
                EVERYBODY,
                new SegmentData("Worth", null, all(Condition.between(Fact.INSIGHT_VALUE, "0", null, Purchases.ALL))));
        memberships.keepUp();
        Set<Long> before = members(segment);
        assertThat(before).isNotEmpty();
        try {
            jdbc.sql("update analysis_switch set shown = false, reason = 'No' where score = 'VALUE'")
                    .update();
            memberships.keepUp();
            memberships.rebuildAll();
            assertThat(members(segment)).isEqualTo(before);
            jdbc.sql("update customer_insight set value = -1").update();
        } finally {
            jdbc.sql("update analysis_switch set shown = true").update();
        }
        memberships.keepUp();
        assertThat(members(segment)).isEmpty();
    }

    @Test
    void forgetWhoIsDeleted() {
        put(1, "Tehran");
        segments.create(EVERYBODY, new SegmentData("Tehran", null, TEHRAN));
        memberships.keepUp();
        jdbc.sql("delete from contact where customer_id = 1").update();
        jdbc.sql("delete from custom_value where record_id = 1").update();
        jdbc.sql("delete from customer_tag where customer_id = 1").update();
        jdbc.sql("delete from order_line where order_id in (select id from sales_order where customer_id = 1)")
                .update();
        jdbc.sql("delete from sales_order where customer_id = 1").update();
        jdbc.sql("delete from customer where id = 1").update();

        assertThat(jdbc.sql("select count(*) from segment_member where customer_id = 1")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void areRefusedWithoutMeaning() {
        Condition city = Condition.anyOf(Fact.CITY, "Tehran");
        Rule deep = city;
        for (int i = 0; i <= Rule.DEEPEST; i++) {
            deep = all(deep);
        }
        List<Rule> meaningless = List.of(
                deep,
                all(),
                all(all()),
                new Group(Group.Kind.ALL, Collections.nCopies(31, city)),
                Condition.anyOf(Fact.CITY),
                Condition.anyOf(Fact.CITY, " "),
                Condition.anyOf(Fact.OWNER, "1; drop table customer"),
                Condition.anyOf(Fact.KIND, "ROBOT"),
                Condition.anyOf(Fact.AGE, "3"),
                Condition.anyOf(Fact.FIELD, "3"),
                Condition.between(Fact.AGE, null, null, Purchases.ALL),
                Condition.between(Fact.AGE, "40", "30", Purchases.ALL),
                Condition.between(Fact.AGE, "1e999999999", null, Purchases.ALL),
                Condition.between(Fact.AGE, "many", null, Purchases.ALL),
                Condition.between(Fact.CREATED, "2026-13-01", null, Purchases.ALL),
                Condition.between(Fact.AGE, "3", null, new Purchases(3, null, null, null, null)),
                Condition.between(Fact.ORDERS, "3", null, new Purchases(0, null, null, null, null)));

        for (Rule rule : meaningless) {
            assertThatExceptionOfType(RuleViolation.class)
                    .as(rule.toString())
                    .isThrownBy(() -> segments.create(EVERYBODY, new SegmentData("Meaningless", null, rule)));
        }
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        segments.create(viewer(Scope.EVERYTHING, Set.of()), new SegmentData("Mine", null, TEHRAN)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.details(EVERYBODY, new SegmentId(987_654)));
    }

    @Test
    void areEstimatedBySomeWhereThereAreMany() {
        world = new SegmentWorld(jdbc, 9);
        world.build(400);
        jdbc.sql("update customer set archived_at = null, city = case when id % 4 = 0 then 'Tehran' end")
                .update();
        jdbc.sql("analyze customer").update(); // how many there are about, whenever the server counted last
        SegmentPreview some = previews.of(EVERYBODY, TEHRAN, 100, 200);
        SegmentPreview again = previews.of(EVERYBODY, TEHRAN, 100, 200);

        assertThat(some.exact()).isFalse();
        assertThat(some.asked()).isBetween(120L, 260L);
        assertThat(some.low()).isLessThanOrEqualTo(100);
        assertThat(some.high()).isGreaterThanOrEqualTo(100);
        assertThat(some.some()).hasSize(10);
        assertThat(again).isEqualTo(some);
        SegmentPreview own = previews.of(ONE, TEHRAN, 10, 50);
        assertThat(own.exact()).isFalse();
        assertThat(own.asked()).isEqualTo(50);
        assertThat(own.high()).isLessThan(some.high());
        assertThat(previews.of(EVERYBODY, TEHRAN).members()).isEqualTo(100);
        assertThat(previews.of(EVERYBODY, TEHRAN).exact()).isTrue();
    }

    @Test
    void bringWhatTheirMembersBuy() {
        jdbc.sql("update customer set city = 'Tehran', archived_at = null").update();
        SegmentId id = segments.create(EVERYBODY, new SegmentData("Tehran", null, TEHRAN));
        memberships.keepUp();
        SegmentRow row = queries.row(EVERYBODY, id);
        BigDecimal all = jdbc.sql("select sum(net_amount) from customer")
                .query(BigDecimal.class)
                .single();

        assertThat(row.amount()).isEqualByComparingTo(all);
        assertThat(row.amountOfAll()).isEqualByComparingTo(all);
    }

    private void put(long customer, String city) {
        jdbc.sql("update customer set city = :city, archived_at = null where id = :id")
                .param("city", city)
                .param("id", customer)
                .update();
    }

    private Set<Long> fitting(Rule rule) {
        Set<Long> fitting = new TreeSet<>();
        world.people.stream()
                .filter(somebody -> !somebody.archived && somebody.fits(rule, SegmentWorld.TODAY))
                .forEach(somebody -> fitting.add(somebody.id));
        return fitting;
    }

    private Set<Long> asked(Rule rule) {
        RuleSql asking = RuleSql.of(rule);
        return new TreeSet<>(asking.bind(
                        Sql.of("select c.customer_id from dim_customer c where not c.archived and " + asking.text()))
                .with("today", SegmentWorld.TODAY.toString())
                .on(jdbc)
                .query(Long.class)
                .list());
    }

    private Set<Long> members(SegmentId segment) {
        return new TreeSet<>(jdbc.sql("select customer_id from segment_member where segment_id = :id and until is null")
                .param("id", segment.value())
                .query(Long.class)
                .list());
    }

    private List<Map<String, Object>> allMembers() {
        return jdbc.sql(
                        "select segment_id, customer_id, since, until, edition, why::text from segment_member order by 1, 2, 3, 4")
                .query()
                .listOfRows();
    }

    private static Rule all(Rule... rules) {
        return new Group(Group.Kind.ALL, List.of(rules));
    }

    private static Viewer viewer(Scope customers, Set<Right> rights) {
        return new Viewer(new StaffId(1), "Sara", rights, customers, customers, null);
    }
}
