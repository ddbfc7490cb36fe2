package peyvand.operational.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.db.sql.Sort;
import peyvand.domain.Cursor;
import peyvand.domain.NotFound;
import peyvand.domain.ProductId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Slice;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.sales.SalesDbTest;
import peyvand.operational.sales.SalesWorld;

@SalesDbTest
class ProductsTest {

    @Autowired
    SalesWorld world;

    @Autowired
    Products products;

    @Autowired
    ProductQueries queries;

    private Viewer sara;
    private String unique;

    @BeforeEach
    void shop() {
        sara = world.viewer();
        unique = "Q" + System.nanoTime();
    }

    @Test
    void tellsUpperFromLowerCaseInCodes() {
        products.create(sara, ProductData.named(unique + "a", "Mug"));
        products.create(sara, ProductData.named(unique + "A", "Big mug"));
        refused("rule.product.codeTaken", () -> products.create(sara, ProductData.named(unique + "a", "Cup")));
    }

    @Test
    void takesTheNextFreeCode() {
        ProductId mug =
                products.create(sara, new ProductData(null, "Mug", ProductKind.GOODS, null, null, null, null, null));
        assertThat(queries.details(sara, mug).code()).startsWith("P-");
    }

    @Test
    void pricesInTheBaseCurrencyUnlessTold() {
        ProductId mug = products.create(sara, priced("4.20", null));
        assertThat(queries.details(sara, mug).data().currency()).isEqualTo("EUR");
        refused("rule.currency", () -> products.create(sara, priced("1", "EUO")));
        refused("rule.product.price", () -> products.create(sara, priced("-1", null)));
    }

    @Test
    void makesCategoriesWithinEachOtherAndMeetsTheirSpellings() {
        ProductId saw = products.create(sara, in("Tools " + unique + " / كارگاه"));
        ProductId axe = products.create(sara, in("tools " + unique + " / کارگاه"));
        assertThat(queries.details(sara, axe).data().category())
                .isEqualTo(queries.details(sara, saw).data().category());
        assertThat(listed(new ProductFilter(null, null, "tools " + unique, false)))
                .containsExactlyInAnyOrder(saw, axe);
        assertThat(queries.categories(sara, unique, 10)).hasSize(2);
    }

    @Test
    void refusesTheSecondOfTwoWhoEdit() {
        ProductId mug = products.create(sara, ProductData.named(unique, "Mug"));
        int read = queries.details(sara, mug).version();
        products.edit(sara, mug, read, ProductData.named(unique, "Blue mug"));
        assertThatThrownBy(() -> products.edit(sara, mug, read, ProductData.named(unique, "Red mug")))
                .isInstanceOf(Stale.class);
        products.edit(sara, mug, read + 1, ProductData.named(unique, "Blue mug"));
        assertThat(queries.details(sara, mug).version()).isEqualTo(read + 1);
    }

    @Test
    void leavesArchivedProductsAsTheyAre() {
        ProductId mug = products.create(sara, ProductData.named(unique, "Mug " + unique));
        products.archive(sara, mug);
        int version = queries.details(sara, mug).version();
        refused("rule.product.archived", () -> products.edit(sara, mug, version, ProductData.named(unique, "Cup")));
        assertThat(queries.choices(sara, unique, 5)).isEmpty();
        assertThat(listed(new ProductFilter(unique, null, null, true))).containsExactly(mug);
        products.restore(sara, mug);
        assertThat(queries.choices(sara, unique, 5)).hasSize(1);
    }

    @Test
    void findsAProductByLabelCodeOrItsOnlyName() {
        ProductId mug = products.create(sara, ProductData.named(unique + "(b)", "Mug (blue)"));
        products.create(sara, ProductData.named(unique + "1", "Cup " + unique));
        products.create(sara, ProductData.named(unique + "2", "Cup " + unique));
        assertThat(named("Mug (blue) (" + unique + "(b))")).contains(mug);
        assertThat(named(unique + "(b)")).contains(mug);
        assertThat(named("Cup " + unique)).isEmpty();
        assertThat(named("Nothing " + unique)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProductSort.class)
    void turnsPagesForwardAndBackThroughProductsThatTie(ProductSort by) {
        for (int i = 0; i < 7; i++) {
            products.create(
                    sara,
                    new ProductData(
                            unique + i,
                            i < 4 ? unique : unique + " other",
                            ProductKind.SERVICE,
                            null,
                            i % 2 == 0 ? null : BigDecimal.ONE,
                            null,
                            null,
                            null));
        }
        ProductFilter filter = new ProductFilter(unique, ProductKind.SERVICE, null, false);
        for (Sort sort : List.of(by.sort(), by.sort().direction(!by.sort().descending()))) {
            List<ProductId> forward = new ArrayList<>();
            Cursor cursor = null;
            Slice<ProductRow> slice;
            do {
                slice = queries.page(sara, filter, sort, cursor, 3);
                slice.rows().forEach(row -> forward.add(row.id()));
                cursor = slice.next();
            } while (cursor != null);
            List<ProductId> exported = new ArrayList<>();
            queries.each(sara, filter, sort, row -> exported.add(row.id()));
            assertThat(forward).hasSize(7).isEqualTo(exported);
            List<ProductId> backward =
                    new ArrayList<>(slice.rows().stream().map(ProductRow::id).toList());
            while (slice.previous() != null) {
                slice = queries.page(sara, filter, sort, slice.previous(), 3);
                backward.addAll(0, slice.rows().stream().map(ProductRow::id).toList());
            }
            assertThat(backward).isEqualTo(forward);
        }
        assertThat(queries.count(sara, filter).number()).isEqualTo(7);
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        assertThatThrownBy(() -> queries.details(sara, new ProductId(Long.MAX_VALUE)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> products.archive(sara, new ProductId(Long.MAX_VALUE)))
                .isInstanceOf(NotFound.class);
    }

    private List<ProductId> listed(ProductFilter filter) {
        return queries.page(sara, filter, ProductSort.NAME.sort(), null, 50).rows().stream()
                .map(ProductRow::id)
                .toList();
    }

    private Optional<ProductId> named(String text) {
        return queries.named(sara, text).map(ProductChoice::id);
    }

    private static ProductData priced(String price, @Nullable String currency) {
        return new ProductData(null, "Mug", ProductKind.GOODS, null, new BigDecimal(price), currency, null, null);
    }

    private static ProductData in(String category) {
        return new ProductData(null, "Saw", ProductKind.GOODS, category, null, null, null, null);
    }

    private static void refused(String key, ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
