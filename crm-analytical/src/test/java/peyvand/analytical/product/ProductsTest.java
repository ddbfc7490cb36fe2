package peyvand.analytical.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static peyvand.analytical.product.ProductWorld.OMID;
import static peyvand.analytical.product.ProductWorld.SARA;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.db.sql.Sort;
import peyvand.db.testing.DbTest;
import peyvand.domain.ProductId;
import peyvand.domain.Slice;

@SpringBootTest(classes = ProductWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class ProductsTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProductInsights insights;

    @Autowired
    StandingQueries standings;

    @Autowired
    Networks networks;

    @Autowired
    Bundles bundles;

    private ProductWorld world;

    @BeforeEach
    void aWorld() {
        world = new ProductWorld(jdbc);
    }

    @Test
    void saysHowAProductFaresAndWhatGrowsInstead() {
        fares(1, 100, "DECLINE", -0.5);
        fares(2, 100, "MATURITY", 0.1);
        fares(3, 100, "GROWTH", 1.0);
        affinity(1, 1, 2, 9, 20, 20);
        affinity(1, 2, 3, 8, 20, 20);
        affinity(2, 1, 3, 8, 20, 20);
        ProductInsight insight = insights.of(OMID, id(1)).orElseThrow();
        assertThat(insight.stage()).isEqualTo(ProductStage.DECLINE);
        assertThat(insight.growth()).isEqualTo(-0.5);
        assertThat(insight.instead()).isEqualTo(new Product(id(3), "P3", "Product 3"));
        assertThat(insight.stretch()).isEqualTo(129 / 2);
        assertThat(insights.of(SARA, id(2)).orElseThrow().instead()).isNull();
        assertThat(insights.of(SARA, id(4))).isEmpty();
    }

    @Test
    void tellsMonthsOfEitherCalendarSinceItIsSoldAlsoThoseInWhichNobodyBoughtIt() {
        fares(1, 100, "GROWTH", 1.0);
        ProductInsight insight = insights.of(SARA, id(1)).orElseThrow();
        world.run("""
                insert into product_month (slot, product_id, kind, first_on, amount, orders, customers)
                values (1, 1, 'JALALI', '2026-03-21', 30, 3, 2), (1, 1, 'GREGORIAN', '2026-05-01', 9, 1, 1),
                       (0, 1, 'JALALI', '2026-04-21', 99, 9, 9)
                """);
        assertThat(insights.months(SARA, id(1), insight, 2, true))
                .containsExactly(
                        new ProductMonth(LocalDate.of(2026, 3, 21), 30, 3, 2),
                        new ProductMonth(LocalDate.of(2026, 4, 21), 0, 0, 0));
        assertThat(insights.months(SARA, id(1), insight, 1, false))
                .containsExactly(new ProductMonth(LocalDate.of(2026, 5, 1), 9, 1, 1));
        assertThat(insights.months(SARA, id(1), insight, 24, false))
                .extracting(ProductMonth::firstOn)
                .startsWith(insight.firstOn().withDayOfMonth(1))
                .hasSizeLessThan(24);
    }

    @Test
    void tellsWhichGroupsBuyIt() {
        world.run("""
                insert into product_buyers (slot, product_id, segment, customers, amount)
                values (1, 1, 'LOST', 2, 20), (1, 1, 'CHAMPION', 5, 10), (0, 1, 'NEW', 9, 9)
                """);
        assertThat(insights.groups(OMID, id(1)))
                .containsExactly(new BuyerGroup(RfmSegment.CHAMPION, 5, 10), new BuyerGroup(RfmSegment.LOST, 2, 20));
    }

    @Test
    void listsProductsByWhatTheyBringHowTheyGrowAndWhatComesBack() {
        world.run("insert into category (id, name) values (901, 'Drinks')");
        world.run("insert into category (id, name, parent_id) values (902, 'Tea', 901)");
        world.run("update product set category_id = 902 where id = 1");
        fares(1, 10, "GROWTH", 0.4);
        fares(2, 30, "DECLINE", -0.4);
        fares(3, 20, null, null);
        world.run("update product_insight set returned = 5 where product_id = 3");

        assertThat(ids(StandingFilter.NONE, StandingSort.AMOUNT.sort())).containsExactly(2L, 3L, 1L);
        assertThat(ids(StandingFilter.NONE, StandingSort.GROWTH.sort().direction(false)))
                .containsExactly(2L, 3L, 1L);
        assertThat(ids(StandingFilter.NONE, StandingSort.RETURNED.sort())).startsWith(3L);
        assertThat(ids(new StandingFilter(null, ProductStage.DECLINE), StandingSort.AMOUNT.sort()))
                .containsExactly(2L);
        assertThat(ids(new StandingFilter("drinks", null), StandingSort.AMOUNT.sort()))
                .containsExactly(1L);
        assertThat(standings.count(OMID, StandingFilter.NONE).number()).isEqualTo(3);
        Slice<StandingRow> first = standings.page(SARA, StandingFilter.NONE, StandingSort.GROWTH.sort(), null, 2);
        assertThat(standings
                        .page(SARA, StandingFilter.NONE, StandingSort.GROWTH.sort(), first.next(), 2)
                        .rows())
                .extracting(row -> row.product().id().value())
                .containsExactly(2L);
    }

    /** Few baskets make a large share; many of them make a sure one. */
    @Test
    void drawsWhatIsSurelyBoughtTogether() {
        affinity(1, 1, 2, 5, 5, 5);
        affinity(2, 1, 1, 5, 5, 5);
        affinity(3, 1, 4, 700, 1_000, 900);
        affinity(4, 1, 3, 700, 900, 1_000);
        affinity(4, 2, 5, 400, 900, 1_000);
        Network network = networks.strongest(OMID, 4, 10);
        assertThat(network.products())
                .extracting(product -> product.id().value())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(network.lines())
                .extracting(line -> line.from() + "-" + line.to() + " " + line.both())
                .containsExactly("0-1 5", "2-3 700");
        assertThat(networks.strongest(SARA, 9, 2).lines()).hasSize(2);
        assertThat(network.lines().get(1).sure()).isBetween(0.55, 700.0 / 1_200);
    }

    @Test
    void drawsNothingBeforeTheFirstAnalysis() {
        world.run("delete from analysis_state");
        assertThat(networks.strongest(SARA, 40, 80)).isEqualTo(new Network(List.of(), List.of()));
    }

    @Test
    void countsHowABundleWasBoughtByAll() {
        world.order(2, 1, 2);
        world.order(3, 1);
        world.order(3, 2, 3);
        world.order(0, 1, 2, 3);
        world.order("RETURN", 5, -1, 1, 2);
        BundleFacts facts = bundles.facts(OMID, List.of(id(1), id(2), id(3)));
        assertThat(facts.holding()).containsExactly(1, 2, 1);
        assertThat(facts.customersWithAll()).isEqualTo(1);
        assertThat(facts.customersWithSome()).isEqualTo(1);
        assertThat(facts.parts()).contains(new BundleFacts.Part(2, 3, 10, 0), new BundleFacts.Part(3, 2, 10, 1));
        assertThat(facts.since()).isEqualTo("2026-05-01");
        assertThat(bundles.facts(SARA, List.of(id(8), id(9))).since()).isNull();
        assertThatThrownBy(() -> bundles.facts(SARA, List.of(id(1), id(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Long> ids(StandingFilter filter, Sort sort) {
        List<Long> page = standings.page(SARA, filter, sort, null, 50).rows().stream()
                .map(row -> row.product().id().value())
                .toList();
        List<Long> file = new ArrayList<>();
        standings.each(SARA, filter, sort, row -> file.add(row.product().id().value()));
        assertThat(file).isEqualTo(page);
        return page;
    }

    private void fares(int product, double amount, @Nullable String stage, @Nullable Double growth) {
        jdbc.sql("""
                insert into product_insight (slot, product_id, amount, year_amount, before_amount, returned, orders, customers,
                  first_on, last_on, stage, growth)
                values (1, :product, :amount, :amount, 0, 0, 5, 4, '2026-01-01', '2026-05-01', :stage, :growth)
                """)
                .param("product", product)
                .param("amount", amount)
                .param("stage", stage)
                .param("growth", growth, Types.DOUBLE)
                .update();
    }

    private void affinity(int product, int place, int other, int both, int in, int otherIn) {
        jdbc.sql("""
                insert into product_affinity (slot, product_id, place, other_id, both_in, in_baskets, other_in, score)
                values (1, :product, :place, :other, :both, :in, :other_in, 0)
                """)
                .param("product", product)
                .param("place", place)
                .param("other", other)
                .param("both", both)
                .param("in", in)
                .param("other_in", otherIn)
                .update();
    }

    private static ProductId id(int product) {
        return new ProductId(product);
    }
}
