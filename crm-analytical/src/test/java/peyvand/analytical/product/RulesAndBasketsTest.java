package peyvand.analytical.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static peyvand.analytical.product.ProductWorld.OMID;
import static peyvand.analytical.product.ProductWorld.SARA;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.Sort;
import peyvand.db.testing.DbTest;
import peyvand.domain.NotFound;
import peyvand.domain.ProductId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

@SpringBootTest(classes = ProductWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class RulesAndBasketsTest {

    private static final RuleFilter ALL = RuleFilter.NONE;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuleQueries rules;

    @Autowired
    BasketQueries baskets;

    @Autowired
    OfferQueries offers;

    @Autowired
    Neighbours neighbours;

    private ProductWorld world;

    @BeforeEach
    void aWorld() {
        world = new ProductWorld(jdbc);
    }

    @Test
    void listsTheRulesOfTheLastAnalysisByWhatIsAsked() {
        world.rule(1, 10, 0.5, 9, 3, 1, 2);
        world.rule(2, 30, 0.9, 5, 1, 4);
        world.rule(3, 20, 0.7, 2, 5, 6);
        world.ruleOf(0, 1, 99, 1, 99, 5, 6);

        assertThat(numbers(ALL, RuleSort.LIFT.sort())).containsExactly(1, 2, 3);
        assertThat(numbers(ALL, RuleSort.CONFIDENCE.sort())).containsExactly(2, 3, 1);
        assertThat(numbers(ALL, RuleSort.BOTH.sort().direction(false))).containsExactly(1, 3, 2);
        assertThat(numbers(new RuleFilter(id(1), null, null, null), RuleSort.LIFT.sort()))
                .containsExactly(1, 2);
        assertThat(numbers(new RuleFilter(null, 20, new BigDecimal("70"), null), RuleSort.LIFT.sort()))
                .containsExactly(2, 3);
        assertThat(numbers(new RuleFilter(null, null, null, new BigDecimal("5")), RuleSort.LIFT.sort()))
                .containsExactly(1, 2);
        assertThat(rules.count(SARA, new RuleFilter(null, 20, null, null)).number())
                .isEqualTo(2);
        assertThat(rules.rule(OMID, 1).buys()).extracting(Product::name).containsExactly("Product 1", "Product 2");
        assertThat(rules.rule(OMID, 1).chance()).isEqualTo(RuleRow.Chance.BILLIONTH);
        assertThatThrownBy(() -> rules.rule(SARA, 4)).isInstanceOf(NotFound.class);
    }

    @Test
    void goesThroughRulesThatAreEquallySureOneByOne() {
        IntStream.rangeClosed(1, 7).forEach(number -> world.rule(number, 10, 0.5, 2, 3, 1));
        Slice<RuleRow> first = rules.page(SARA, ALL, RuleSort.LIFT.sort(), null, 4);
        Slice<RuleRow> second = rules.page(SARA, ALL, RuleSort.LIFT.sort(), first.next(), 4);
        assertThat(first.rows()).hasSize(4);
        assertThat(second.rows()).hasSize(3).doesNotContainAnyElementsOf(first.rows());
    }

    @Test
    void showsTheOrdersThatHoldAllTheProductsAskedForTheLatestFirst() {
        int both = world.order(2, 1, 2);
        world.order(2, 1);
        world.order(4, 2, 3);
        int twice = world.order(4, 1, 1, 2, 3);
        world.order("RETURN", 4, -1, 1, 2);
        int nobodys = world.order(0, 2, 1);

        assertThat(orders(SARA, 1, 2)).containsExactly(nobodys, twice, both);
        assertThat(orders(SARA, 2, 1, 3)).containsExactly(twice);
        assertThat(orders(SARA)).isEmpty();
        assertThat(baskets.count(SARA, holding(1, 2)).number()).isEqualTo(3);
        List<String> file = new ArrayList<>();
        baskets.each(SARA, holding(1, 2), BasketQueries.LATEST, row -> file.add(row.number()));
        assertThat(file).containsExactly("T-" + nobodys, "T-" + twice, "T-" + both);
        Slice<BasketRow> first = baskets.page(SARA, holding(1, 2), BasketQueries.LATEST, null, 2);
        assertThat(baskets.page(SARA, holding(1, 2), BasketQueries.LATEST, first.next(), 2)
                        .rows())
                .extracting(row -> (int) row.order().value())
                .containsExactly(both);
    }

    @Test
    void showsNobodyOrdersOfCustomersTheyMayNotSee() {
        int own = world.order(2, 1, 2);
        world.order(3, 1, 2);
        int nobodys = world.order(0, 1, 2);
        assertThat(orders(OMID, 1, 2)).containsExactly(nobodys, own);
        assertThat(baskets.count(OMID, holding(1, 2)).number()).isEqualTo(2);
    }

    /** The first has all, the second lacks it, the third has refused it, the fourth lacks one that is asked for. */
    @Test
    void namesWhoHasBoughtTheOneAndNotTheOther() {
        world.order(2, 1, 2);
        world.order(2, 3);
        world.order(4, 1);
        world.order(4, 2);
        world.order(6, 1, 2);
        world.order(8, 1);
        world.order(10, 1, 2);
        world.order("RETURN", 10, -1, 3);
        world.run("insert into offer_refusal (customer_id, product_id, at, by_staff) values (6, 3, now(), 1)");
        assertThat(offered(SARA, 3, 1, 2)).containsExactly(10L, 4L);
        assertThat(offered(SARA, 3)).isEmpty();
        assertThat(offers.count(SARA, new OfferFilter(ids(1, 2), id(3))).number())
                .isEqualTo(2);
        assertThat(offers.page(SARA, new OfferFilter(ids(1), null), OfferQueries.LATELY, null, 2)
                        .rows())
                .extracting(OfferRow::id)
                .extracting(customer -> customer.value())
                .containsExactly(10L, 8L);
        world.run("update product set archived_at = now() where id = 3");
        assertThat(offered(SARA, 3, 1, 2)).isEmpty();
    }

    @Test
    void namesNobodyAViewerMayNotSee() {
        world.order(2, 1);
        world.order(3, 1);
        world.run("update customer set archived_at = now() where id = 4");
        world.order(4, 1);
        assertThat(offered(OMID, 2, 1)).containsExactly(2L);
        assertThat(offered(SARA, 2, 1)).containsExactly(3L, 2L);
    }

    @Test
    void tellsWhatGoesWithAProductAndWhatComesAfterIt() {
        world.run("""
                insert into product_affinity (slot, product_id, place, other_id, both_in, in_baskets, other_in, score)
                values (1, 1, 2, 3, 6, 20, 9, 0.2), (1, 1, 1, 2, 7, 20, 8, 0.3), (0, 1, 1, 5, 9, 20, 8, 0.9)
                """);
        world.run("""
                insert into product_sequel (slot, product_id, place, other_id, followed, bought, median_days)
                values (1, 1, 1, 4, 5, 12, 30.5)
                """);
        assertThat(neighbours.near(OMID, id(1), 5))
                .containsExactly(new Near(product(2), 7, 20), new Near(product(3), 6, 20));
        assertThat(neighbours.later(OMID, id(1), 5)).containsExactly(new Later(product(4), 5, 12, 30.5));
        assertThat(neighbours.near(OMID, id(2), 5)).isEmpty();
    }

    private List<Integer> numbers(RuleFilter filter, Sort sort) {
        List<Integer> page = rules.page(SARA, filter, sort, null, 50).rows().stream()
                .map(RuleRow::number)
                .toList();
        List<Integer> file = new ArrayList<>();
        rules.each(SARA, filter, sort, row -> file.add(row.number()));
        assertThat(file).isEqualTo(page);
        return page;
    }

    private List<Integer> orders(Viewer viewer, int... products) {
        return baskets.page(viewer, holding(products), BasketQueries.LATEST, null, 50).rows().stream()
                .map(row -> (int) row.order().value())
                .toList();
    }

    private List<Long> offered(Viewer viewer, int product, int... bought) {
        OfferFilter filter = new OfferFilter(ids(bought), id(product));
        List<Long> page = offers.page(viewer, filter, OfferQueries.LATELY, null, 50).rows().stream()
                .map(row -> row.id().value())
                .toList();
        List<Long> file = new ArrayList<>();
        offers.each(
                viewer, filter, OfferQueries.LATELY, row -> file.add(row.id().value()));
        assertThat(file).isEqualTo(page);
        return page;
    }

    private static BasketFilter holding(int... products) {
        return new BasketFilter(ids(products));
    }

    private static List<ProductId> ids(int... products) {
        return IntStream.of(products).mapToObj(RulesAndBasketsTest::id).toList();
    }

    private static ProductId id(int product) {
        return new ProductId(product);
    }

    private static Product product(int product) {
        return new Product(id(product), "P" + product, "Product " + product);
    }
}
