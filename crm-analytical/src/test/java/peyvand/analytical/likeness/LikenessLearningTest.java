package peyvand.analytical.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.likeness.LikenessRow.Because;
import peyvand.analytical.likeness.LikenessTarget.Outcome;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.SegmentId;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/**
 * A hundred members, four fifths of them in food; a hundred others who have bought, four fifths in retail; a hundred who have
 * bought nothing, half of them in food.
 */
@LikenessDbTest
class LikenessLearningTest {

    private static final Viewer EVERYBODY = viewer(Scope.EVERYTHING);
    private static final Viewer ONE = viewer(Scope.ownedBy(Set.of(new StaffId(1))));
    private static final SegmentId SEGMENT = new SegmentId(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LikenessTargets targets;

    @Autowired
    LikenessLearning learning;

    @Autowired
    LikenessQueries queries;

    private static Viewer viewer(Scope scope) {
        return new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), scope, scope, null);
    }

    @BeforeEach
    void world() {
        run("truncate customer, segment, segment_changed, search_entry, search_term, likeness_target cascade");
        run("delete from segment_member");
        run("delete from customer_likeness");
        run("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                values (1, 'Staff', 's1@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) on conflict do nothing
                """);
        run("""
                insert into customer (id, number, kind, name, sector, city, owner_id, orders_count, created_at, updated_at)
                select i, 'C-' || i, 'ORGANISATION', 'Customer ' || i,
                       case when case when i <= 100 then i % 5 <> 0 when i <= 200 then i % 5 = 0 else i % 2 = 0 end then 'Food' else 'Retail' end,
                       case when i <= 100 then 'Tehran' else 'Shiraz' end,
                       case when i % 10 = 0 then 1 end, case when i <= 200 then 1 else 0 end, now(), now() from generate_series(1, 300) i
                """);
        run("insert into segment (id, name, created_at, updated_at) values (1, 'Target', now(), now())");
        jdbc.sql(
                        "insert into segment_edition (segment_id, edition, rule, since) values (1, 1, cast(:rule as jsonb), now())")
                .param("rule", "{\"fact\": \"CITY\", \"is\": \"ANY_OF\", \"values\": [\"Tehran\"]}")
                .update();
        run("insert into segment_state (segment_id, due, members, built_at) values (1, false, 100, '2026-11-01')");
        members(100);
    }

    private void members(int last) {
        jdbc.sql("""
                insert into segment_member (segment_id, customer_id, since, edition, why)
                select 1, i, now(), 1, '{}' from generate_series(1, :last) i on conflict do nothing
                """).param("last", last).update();
    }

    private LikenessTarget learned() {
        targets.want(EVERYBODY, SEGMENT, true);
        assertThat(targets.of(SEGMENT).orElseThrow().outcome()).isNull();
        learning.keepUp();
        return targets.of(SEGMENT).orElseThrow();
    }

    @Test
    void ranksWhoHasBoughtNothingFirstAndSaysWhy() {
        LikenessTarget target = learned();
        assertThat(target.outcome()).isEqualTo(Outcome.TOLD);
        assertThat(target.members()).isEqualTo(100);
        assertThat(target.others()).isEqualTo(100);
        assertThat(target.auc()).isBetween(0.75, 0.85);
        List<LikenessRow> rows = rows(EVERYBODY, null);
        assertThat(rows).hasSize(200).extracting(LikenessRow::place).isSorted();
        assertThat(rows.subList(0, 100)).allMatch(LikenessRow::prospect);
        assertThat(rows.get(0).because()).containsExactly(new Because(Known.SECTOR, "Food"));
        assertThat(rows.get(0).alike()).isGreaterThan(rows.get(99).alike());
        assertThat(rows.get(99).because()).isEmpty();
        assertThat(rows(EVERYBODY, false)).hasSize(100).noneMatch(LikenessRow::prospect);
        assertThat(queries.page(EVERYBODY, new LikenessFilter(SEGMENT, true), LikenessQueries.BY_PLACE, null, 30)
                        .rows())
                .isEqualTo(rows.subList(0, 30));
    }

    @Test
    void showsThoseWhomTheViewerSees() {
        learned();
        assertThat(rows(ONE, null)).hasSize(20);
        assertThat(queries.count(ONE, new LikenessFilter(SEGMENT, null)).number())
                .isEqualTo(20);
    }

    @Test
    void saysWhereThereIsTooLittleToLearnFrom() {
        members(300);
        assertThat(learned().outcome()).isEqualTo(Outcome.FEW);
        assertThat(rows(EVERYBODY, null)).isEmpty();
    }

    @Test
    void tellsOfNobodyWhereFactsSayNothing() {
        run("update customer set sector = null");
        LikenessTarget target = learned();
        assertThat(target.outcome()).isEqualTo(Outcome.NO_BETTER);
        assertThat(target.auc()).isEqualTo(0.5);
        assertThat(rows(EVERYBODY, null)).isEmpty();
    }

    @Test
    void learnsAgainAfterTheSegmentWasRebuilt() {
        learned();
        run("update customer set sector = 'Food' where id > 100");
        learning.keepUp();
        assertThat(targets.of(SEGMENT).orElseThrow().outcome()).isEqualTo(Outcome.TOLD);
        run("update segment_state set built_at = '2026-12-01'");
        learning.keepUp();
        assertThat(targets.of(SEGMENT).orElseThrow().outcome()).isEqualTo(Outcome.NO_BETTER);
        members(101);
        targets.want(EVERYBODY, SEGMENT, false);
        assertThat(targets.of(SEGMENT)).isEmpty();
        assertThat(rows(EVERYBODY, null)).isEmpty();
    }

    private List<LikenessRow> rows(Viewer viewer, @Nullable Boolean prospects) {
        List<LikenessRow> rows = new ArrayList<>();
        queries.each(viewer, new LikenessFilter(SEGMENT, prospects), LikenessQueries.BY_PLACE, rows::add);
        return rows;
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
