package peyvand.operational.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.db.sql.Sort;
import peyvand.domain.Cursor;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.ProductId;
import peyvand.domain.RecordKind;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomFieldData;
import peyvand.operational.field.CustomFields;
import peyvand.operational.field.CustomFilter;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.FieldKind;
import peyvand.operational.field.Label;

@SalesDbTest
class OrderQueriesTest {

    private static final Sort NEWEST = OrderSort.ORDERED_AT.sort();

    @Autowired
    SalesWorld world;

    @Autowired
    Orders orders;

    @Autowired
    OrderQueries queries;

    @Autowired
    OrderLineQueries lines;

    @Autowired
    ProductSales sales;

    @Autowired
    CustomFields fields;

    private Viewer sara;
    private Viewer omid;
    private CustomerId anna;
    private CustomerId bahar;
    private ProductId tea;
    private String annasNumber;

    @BeforeEach
    void shop() {
        sara = world.viewer();
        omid = world.owner();
        anna = world.customer("Anna", null);
        bahar = world.customer("Bahar Foods " + System.nanoTime(), omid);
        tea = world.product(sara, "Tea", "2.50");
        annasNumber = number(anna);
    }

    @ParameterizedTest
    @EnumSource(OrderSort.class)
    void turnsPagesForwardAndBackThroughOrdersThatTie(OrderSort by) {
        List<OrderId> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(world.sale(sara, anna, tea, i < 4 ? "1" : "2"));
        }
        OrderFilter filter = ofAnna();
        for (Sort sort : List.of(by.sort(), by.sort().direction(!by.sort().descending()))) {
            List<OrderId> forward = new ArrayList<>();
            Cursor cursor = null;
            Slice<OrderRow> slice;
            do {
                slice = queries.page(sara, filter, sort, cursor, 3);
                slice.rows().forEach(row -> forward.add(row.id()));
                cursor = slice.next();
            } while (cursor != null);
            assertThat(forward).containsExactlyInAnyOrderElementsOf(all);
            assertThat(forward).isEqualTo(exported(filter, sort));
            List<OrderId> backward = new ArrayList<>(ids(slice));
            while (slice.previous() != null) {
                slice = queries.page(sara, filter, sort, slice.previous(), 3);
                backward.addAll(0, ids(slice));
            }
            assertThat(backward).isEqualTo(forward);
        }
    }

    @Test
    void showsAViewerTheirCustomersOrdersAndAnonymousOnesOnly() {
        OrderId annas = world.sale(sara, anna, tea, "1");
        OrderId bahars = world.sale(sara, bahar, tea, "2");
        OrderId anonymous = world.sale(sara, null, tea, "3");
        assertThat(exported(omid, OrderFilter.NONE)).contains(bahars, anonymous).doesNotContain(annas);
        assertThat(ids(queries.page(omid, OrderFilter.NONE, NEWEST, null, 200)))
                .contains(bahars, anonymous)
                .doesNotContain(annas);
        assertThat(queries.count(omid, ofAnna()).number()).isZero();
        assertThat(queries.latestOf(omid, anna, 5)).isEmpty();
        assertThat(queries.latestOf(omid, bahar, 5)).hasSize(1);
        assertThat(lines.page(omid, annas, null, 10).rows()).isEmpty();
        assertThatThrownBy(() -> queries.details(omid, annas)).isInstanceOf(NotFound.class);
        assertThat(queries.details(omid, bahars).customerName()).startsWith("Bahar");
        assertThat(queries.details(omid, anonymous).anonymous()).isTrue();
    }

    @Test
    void findsOrdersOfACustomerByNumberOrName() {
        OrderId annas = world.sale(sara, anna, tea, "1");
        OrderId bahars = world.sale(sara, bahar, tea, "1");
        assertThat(exported(sara, ofAnna())).containsExactly(annas);
        assertThat(exported(sara, of("Anna (" + annasNumber + ")"))).containsExactly(annas);
        assertThat(exported(sara, of("bahar foo"))).contains(bahars).doesNotContain(annas);
        assertThat(exported(sara, of("nobody of that name"))).isEmpty();
    }

    @Test
    void filtersByNumberKindStateAndWhetherTheCustomerIsKnown() {
        OrderId sale = world.sale(sara, anna, tea, "1");
        OrderId draft = world.draft(sara, anna);
        OrderId anonymous = world.draft(sara, null);
        OrderLineId line = lines.page(sara, sale, null, 1).rows().get(0).id();
        OrderId back = orders.takeBack(sara, sale, line, BigDecimal.ONE);
        assertThat(exported(sara, filter(null, OrderKind.RETURN, null, null)))
                .contains(back)
                .doesNotContain(sale, draft);
        assertThat(exported(sara, filter(null, null, OrderState.DRAFT, null)))
                .contains(back, draft, anonymous)
                .doesNotContain(sale);
        assertThat(exported(sara, filter(null, null, null, true)))
                .contains(anonymous)
                .doesNotContain(draft);
        assertThat(exported(sara, filter(null, null, null, false)))
                .contains(draft)
                .doesNotContain(anonymous);
        assertThat(exported(sara, filter(queries.details(sara, draft).number(), null, null, null)))
                .contains(draft)
                .doesNotContain(anonymous);
    }

    @Test
    void countsDaysInTheCompanysZone() {
        OrderId order = world.sale(sara, anna, tea, "1"); // at 22:30 UTC on the 20th, which is the 21st in Tehran
        assertThat(exported(sara, between(SalesWorld.TODAY, SalesWorld.TODAY))).contains(order);
        assertThat(exported(sara, between(null, SalesWorld.TODAY.minusDays(1)))).doesNotContain(order);
        assertThat(exported(sara, between(SalesWorld.TODAY.plusDays(1), null))).doesNotContain(order);
    }

    @Test
    void showsManyLinesAPageAtATime() {
        OrderId order = world.draft(sara, anna);
        for (int i = 0; i < 5; i++) {
            world.line(sara, order, tea, "1");
        }
        Slice<OrderLineRow> first = lines.page(sara, order, null, 3);
        Slice<OrderLineRow> second = lines.page(sara, order, first.next(), 3);
        assertThat(first.rows()).extracting(OrderLineRow::lineNo).containsExactly(1, 2, 3);
        assertThat(second.rows()).extracting(OrderLineRow::lineNo).containsExactly(4, 5);
        assertThat(second.next()).isNull();
        assertThat(lines.page(sara, order, second.previous(), 3).rows()).isEqualTo(first.rows());
    }

    @Test
    void tellsHowAProductSells() {
        OrderId order = world.sale(sara, anna, tea, "4");
        world.sale(sara, bahar, tea, "8");
        world.line(sara, world.draft(sara, anna), tea, "100"); // a draft is no sale
        OrderLineId line = lines.page(sara, order, null, 1).rows().get(0).id();
        orders.place(sara, orders.takeBack(sara, order, line, new BigDecimal("3")));
        ProductFigures figures = sales.figures(sara, tea);
        assertThat(figures.sold()).isEqualByComparingTo("12");
        assertThat(figures.returned()).isEqualByComparingTo("3");
        assertThat(figures.revenue()).isEqualByComparingTo("22.50");
        assertThat(figures.capped()).isFalse();
        assertThat(figures.lastSoldAt()).isEqualTo(SalesWorld.NOW);
        assertThat(figures.topCustomers())
                .extracting(ProductFigures.TopCustomer::id)
                .containsExactly(bahar, anna);
    }

    @Test
    void tellsAViewerOnlyOfTheirOwnSalesOfAProduct() {
        world.sale(sara, anna, tea, "4");
        world.sale(sara, bahar, tea, "8");
        ProductFigures figures = sales.figures(omid, tea);
        assertThat(figures.sold()).isEqualByComparingTo("8");
        assertThat(figures.topCustomers())
                .extracting(ProductFigures.TopCustomer::id)
                .containsExactly(bahar);
    }

    private List<OrderId> exported(OrderFilter filter, Sort sort) {
        List<OrderId> exported = new ArrayList<>();
        queries.each(sara, filter, sort, row -> exported.add(row.id()));
        return exported;
    }

    private List<OrderId> exported(Viewer viewer, OrderFilter filter) {
        List<OrderId> exported = new ArrayList<>();
        queries.each(viewer, filter, NEWEST, row -> exported.add(row.id()));
        assertThat(queries.count(viewer, filter).number()).isEqualTo(exported.size());
        return exported;
    }

    private static List<OrderId> ids(Slice<OrderRow> slice) {
        return slice.rows().stream().map(OrderRow::id).toList();
    }

    @Test
    void findsByCustomFieldsPageByPageWhatTheViewerMaySee() {
        CustomFieldId weight = fields.add(
                sara,
                RecordKind.ORDER,
                FieldKind.NUMBER,
                new CustomFieldData(new Label("Weight " + System.nanoTime(), null), new Label(null, null), false),
                List.of());
        List<OrderId> his = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CustomerId customer = i % 2 == 0 ? anna : bahar;
            OrderId order = orders.create(
                    sara,
                    OrderData.sale(customer, SalesWorld.TODAY),
                    Map.of(weight, CustomValue.of(BigDecimal.valueOf(i))));
            if (i > 2 && customer == bahar) {
                his.add(order);
            }
        }
        CustomFilter heavy = new CustomFilter(weight, null, CustomValue.of(new BigDecimal("2.5")), null);
        OrderFilter filter = new OrderFilter(null, null, null, null, null, null, null, List.of(heavy));
        assertThat(exported(sara, filter)).hasSize(5);
        assertThat(exported(omid, filter)).containsExactlyInAnyOrderElementsOf(his);
        Slice<OrderRow> first = queries.page(omid, filter, NEWEST, null, 2);
        List<OrderId> paged = new ArrayList<>(ids(first));
        paged.addAll(ids(queries.page(omid, filter, NEWEST, first.next(), 2)));
        assertThat(paged).isEqualTo(exported(omid, filter));
    }

    private OrderFilter ofAnna() {
        return of(annasNumber);
    }

    private static OrderFilter of(String customer) {
        return new OrderFilter(null, customer, null, null, null, null, null);
    }

    private static OrderFilter filter(
            @Nullable String text, @Nullable OrderKind kind, @Nullable OrderState state, @Nullable Boolean anonymous) {
        return new OrderFilter(text, null, kind, state, null, null, anonymous);
    }

    private static OrderFilter between(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new OrderFilter(null, null, null, null, from, to, null);
    }

    private String number(CustomerId customer) {
        return world.jdbc()
                .sql("select number from customer where id = :id")
                .param("id", customer.value())
                .query(String.class)
                .single();
    }
}
