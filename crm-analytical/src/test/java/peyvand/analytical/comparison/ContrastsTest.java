package peyvand.analytical.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.comparison.Contrast.Liking;
import peyvand.analytical.comparison.Contrast.Share;
import peyvand.analytical.comparison.Crowds.Limits;
import peyvand.analytical.comparison.PeopleFilter.Part;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.SegmentId;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/**
 * Three hundred persons: women up to 200, of whom 1 to 100 are in the first segment and 51 to 150 in the second. The first
 * hundred bought tea, the next fifty cups.
 */
@ComparisonDbTest
class ContrastsTest {

    private static final Viewer EVERYBODY = viewer(Scope.EVERYTHING);
    private static final Viewer ONE = viewer(Scope.ownedBy(Set.of(new StaffId(1))));
    private static final SegmentId FIRST = new SegmentId(1);
    private static final SegmentId SECOND = new SegmentId(2);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Contrasts contrasts;

    @Autowired
    PeopleQueries people;

    private static Viewer viewer(Scope scope) {
        return new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), scope, scope, null);
    }

    @BeforeEach
    void world() {
        run("""
                truncate customer, product, category, customer_tier, sales_order, order_line, analysis_run, segment, segment_changed,
                  search_entry, search_term cascade
                """);
        run("delete from segment_member");
        run("delete from customer_insight");
        run("delete from insight_cell");
        run("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                values (1, 'Staff', 's1@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) on conflict do nothing
                """);
        run("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', 1, now()) on conflict do nothing
                """);
        run("insert into category (id, name) values (70, 'Food')");
        run("insert into category (id, name, parent_id) values (71, 'Tea', 70)");
        run("""
                insert into product (id, code, name, kind, category_id, created_at, updated_at)
                values (81, 'T', 'Tea', 'GOODS', 71, now(), now()), (82, 'C', 'Cup', 'GOODS', null, now(), now())
                """);
        run("""
                insert into customer (id, number, kind, name, sector, country, owner_id, created_at, updated_at)
                select i, 'C-' || i, 'PERSON', 'Customer ' || i, case when i <= 25 then 'Food' when i <= 100 then 'Retail' end, 'IR',
                       case when i % 10 = 0 then 1 end, now(), now() from generate_series(1, 300) i
                """);
        run("""
                insert into contact (id, customer_id, family_name, gender, birth_date, created_at, updated_at)
                select i, i, 'Person', case when i <= 200 then 'FEMALE' end, date '1996-11-21', now(), now() from generate_series(1, 300) i
                """);
        run("""
                insert into sales_order (id, kind, state, customer_id, ordered_at, currency, exchange_rate, created_at, updated_at)
                select i, 'SALE', 'PLACED', i, now(), 'EUR', 1, now(), now() from generate_series(1, 150) i
                """);
        run("""
                insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                select i, 1, case when i <= 100 then 81 else 82 end, 1, 10, 10 from generate_series(1, 150) i
                """);
        insight();
        segment(FIRST, 1, 100);
        segment(SECOND, 51, 150);
    }

    private void insight() {
        run("""
                insert into analysis_run (state, asked_at, finished_at, slot, as_of, card)
                values ('DONE', now(), now(), 0, '2026-11-21', '{}')
                """);
        run("""
                insert into insight_cell (slot, cell, r, f, m, segment, decile, stage, tier, customers, repeaters, orders, amount, returned, value, at_risk)
                values (0, 1, 1, 1, 1, 'CHAMPION', 1, 'LOYAL', 'HIGH', 150, 0, 1, 1, 0, 1, 0)
                """);
        run("""
                insert into customer_insight (slot, customer_id, cell, orders, days, amount, returned, alive, expected, value, at_risk)
                select 0, i, 1, 1, 1 + i % 2, 10, 0, 0.5, 1, i, 1 from generate_series(1, 150) i
                """);
        run("insert into analysis_state default values on conflict do nothing");
        run("update analysis_state set slot = 0, run_id = (select max(id) from analysis_run)");
    }

    private void segment(SegmentId id, int from, int to) {
        jdbc.sql("insert into segment (id, name, created_at, updated_at) values (:id, 'Segment ' || :id, now(), now())")
                .param("id", id.value())
                .update();
        jdbc.sql("insert into segment_edition (segment_id, edition, rule, since) values (:id, 1, :rule::jsonb, now())")
                .param("id", id.value())
                .param("rule", "{\"fact\": \"CITY\", \"is\": \"KNOWN\"}")
                .update();
        jdbc.sql("insert into segment_state (segment_id, due, members) values (:id, false, :members)")
                .param("id", id.value())
                .param("members", to - from + 1)
                .update();
        jdbc.sql("""
                insert into segment_member (segment_id, customer_id, since, edition, why)
                select :id, i, now(), 1, '{}' from generate_series(:from, :to) i
                """)
                .param("id", id.value())
                .param("from", from)
                .param("to", to)
                .update();
    }

    @Test
    void tellsWhoIsInBoth() {
        Contrast.Overlap overlap =
                contrasts.of(EVERYBODY, new Pair(FIRST, SECOND)).overlap();
        assertThat(overlap).isEqualTo(new Contrast.Overlap(50, 50, 50, true, 50, 50));
        assertThat(names(EVERYBODY, part(SECOND, Part.BOTH))).hasSize(50).contains("Customer 51", "Customer 100");
        assertThat(names(EVERYBODY, part(SECOND, Part.ONLY_A))).hasSize(50).contains("Customer 1", "Customer 50");
        assertThat(names(EVERYBODY, part(SECOND, Part.ONLY_B))).hasSize(50).contains("Customer 101", "Customer 150");
        assertThat(names(EVERYBODY, part(null, Part.B))).hasSize(200).contains("Customer 101", "Customer 300");
        assertThat(names(EVERYBODY, part(null, Part.BOTH))).isEmpty();
    }

    @Test
    void tellsWhatEitherSideIsLike() {
        Contrast contrast = contrasts.of(EVERYBODY, new Pair(FIRST, null));
        assertThat(contrast.a().size()).isEqualTo(100);
        assertThat(contrast.b().size()).isEqualTo(200);
        assertThat(share(contrast, Trait.SECTOR, "Retail").a().count()).isEqualTo(75);
        assertThat(share(contrast, Trait.SECTOR, null).b().count()).isEqualTo(200);
        assertThat(share(contrast, Trait.DEMOGRAPHY, "FEMALE-2").b().count()).isEqualTo(100);
        assertThat(share(contrast, Trait.DEMOGRAPHY, "?-2").b().of()).isEqualTo(200);
        assertThat(share(contrast, Trait.STAGE, "LOYAL").b().count()).isEqualTo(50);
        assertThat(share(contrast, Trait.STAGE, "PROSPECT").b().count()).isEqualTo(150);
        assertThat(contrast.a().value().sum()).isEqualTo(5_050);
        assertThat(contrast.a().value().median()).isEqualTo(50.5);
        assertThat(contrast.b().buyers()).isEqualTo(50);
        assertThat(contrast.b().repeat().count()).isEqualTo(25);
    }

    @Test
    void leadsFromEachFigureToThoseCounted() {
        Pair pair = new Pair(FIRST, SECOND);
        Contrast contrast = contrasts.of(EVERYBODY, pair);
        contrast.traits().forEach((trait, shares) -> {
            for (Share share : shares) {
                assertThat(names(EVERYBODY, new PeopleFilter(pair, Part.A, trait, share.key(), null, null)))
                        .as(trait + " " + share.key())
                        .hasSize((int) share.a().count());
                assertThat(names(EVERYBODY, new PeopleFilter(pair, Part.B, trait, share.key(), null, null)))
                        .hasSize((int) share.b().count());
            }
        });
        for (Liking liking : contrast.products()) {
            assertThat(names(EVERYBODY, new PeopleFilter(pair, Part.B, null, null, liking.id(), null)))
                    .hasSize((int) liking.ratio().other().count());
        }
        for (Liking liking : contrast.categories()) {
            assertThat(names(EVERYBODY, new PeopleFilter(pair, Part.A, null, null, null, liking.id())))
                    .hasSize((int) liking.ratio().one().count());
        }
    }

    @Test
    void tellsWhatOneSideBuysMore() {
        Contrast contrast = contrasts.of(EVERYBODY, new Pair(FIRST, SECOND));
        assertThat(contrast.products()).extracting(Liking::name).containsExactly("Tea (T)", "Cup (C)");
        assertThat(contrast.products()).extracting(Liking::ofA).containsExactly(true, false);
        assertThat(contrast.categories()).extracting(Liking::name).containsExactlyInAnyOrder("Tea", "Food");
        assertThat(contrast.products().get(0).ratio().ratio()).isCloseTo(100.5 / 50.5, within(1e-9));
    }

    @Test
    void drawsSomeWhereThereAreManyAndSaysSo() {
        Contrast contrast = contrasts.of(EVERYBODY, new Pair(FIRST, SECOND), new Limits(60, 50));
        assertThat(contrast.a().exact()).isFalse();
        assertThat(contrast.a().size()).isEqualTo(100);
        assertThat(contrast.a().looked()).isBetween(20, 100);
        assertThat(contrast.overlap().exact()).isFalse();
        assertThat(contrast.overlap().low()).isLessThanOrEqualTo(50);
        assertThat(contrast.overlap().high()).isGreaterThanOrEqualTo(50);
        Crowd once = contrasts.crowd(EVERYBODY, new Pair(FIRST, SECOND), true, new Limits(60, 50));
        Crowd again = contrasts.crowd(EVERYBODY, new Pair(FIRST, null), true, new Limits(60, 50));
        assertThat(once.looked()).isEqualTo(again.looked()).doesNotHaveDuplicates();
    }

    @Test
    void tellsOfThoseWhomTheViewerSees() {
        Contrast contrast = contrasts.of(ONE, new Pair(FIRST, SECOND));
        assertThat(contrast.a().size()).isEqualTo(10);
        assertThat(contrast.overlap().both()).isEqualTo(5);
        assertThat(contrast.a().value().sum()).isEqualTo(550);
        assertThat(names(ONE, part(SECOND, Part.A)))
                .hasSize(10)
                .contains("Customer 10")
                .doesNotContain("Customer 11");
        assertThat(names(ONE, part(null, Part.B))).hasSize(20);
        Viewer noOrders = new Viewer(
                new StaffId(1),
                "Sara",
                EnumSet.allOf(Right.class),
                Scope.EVERYTHING,
                Scope.ownedBy(Set.of(new StaffId(1))),
                null);
        Contrast part = contrasts.of(noOrders, new Pair(FIRST, SECOND));
        assertThat(part.a().size()).isEqualTo(100);
        assertThat(part.a().buyers()).isEqualTo(10);
        assertThat(part.products()).isEmpty();
    }

    @Test
    void saysNothingOfNobody() {
        run("delete from segment_member");
        run("update segment_state set members = 0");
        Contrast contrast = contrasts.of(EVERYBODY, new Pair(FIRST, SECOND));
        assertThat(contrast.a().size()).isZero();
        assertThat(contrast.products()).isEmpty();
        assertThat(contrast.overlap().both()).isZero();
        assertThat(contrast.a().value().mean()).isNaN();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> contrasts.of(EVERYBODY, new Pair(FIRST, new SegmentId(99))));
    }

    private static PeopleFilter part(@Nullable SegmentId second, Part part) {
        return new PeopleFilter(new Pair(FIRST, second), part, null, null, null, null);
    }

    private List<String> names(Viewer viewer, PeopleFilter filter) {
        List<String> names = new ArrayList<>();
        people.each(viewer, filter, PeopleQueries.BY_NAME, row -> names.add(row.name()));
        assertThat(people.count(viewer, filter).number()).isEqualTo(names.size());
        assertThat(people.page(viewer, filter, PeopleQueries.BY_NAME, null, 500).rows())
                .extracting(PersonRow::name)
                .containsExactlyElementsOf(names);
        return names;
    }

    private static Share share(Contrast contrast, Trait trait, @Nullable String key) {
        return Objects.requireNonNull(contrast.traits().get(trait)).stream()
                .filter(share -> Objects.equals(share.key(), key))
                .findFirst()
                .orElseThrow();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
