package peyvand.operational.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.domain.CustomFieldId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.OrderLineId;
import peyvand.domain.ProductId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.field.CustomFieldData;
import peyvand.operational.field.CustomFields;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;
import peyvand.operational.field.FieldKind;
import peyvand.operational.field.Label;
import peyvand.operational.pricing.LineData;

@SalesDbTest
class OrdersTest {

    @Autowired
    SalesWorld world;

    @Autowired
    Orders orders;

    @Autowired
    OrderQueries queries;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    OrderLineQueries lines;

    @Autowired
    CustomFields fields;

    @Autowired
    CustomValues values;

    private Viewer sara;
    private CustomerId anna;
    private ProductId tea;

    @BeforeEach
    void shop() {
        sara = world.viewer();
        anna = world.customer("Anna", null);
        tea = world.product(sara, "Tea", "2.50");
    }

    @AfterEach
    void noUsualTax() {
        world.usualTax("0");
    }

    @Test
    void keepsTheTotalsOfAnOrderAndOfItsCustomer() {
        OrderId order = world.draft(sara, anna);
        world.line(sara, order, tea, "4");
        OrderLineId second = orders.addLine(sara, order, line(null, "Wrapping", "1", "0.99"));
        assertThat(queries.details(sara, order).amount()).isEqualByComparingTo("10.99");
        orders.removeLine(sara, order, second);
        orders.place(sara, order);
        OrderDetails placed = queries.details(sara, order);
        assertThat(placed.amount()).isEqualByComparingTo("10");
        assertThat(placed.lines()).isEqualTo(1);
        assertThat(placed.units()).isEqualByComparingTo("4");
        assertThat(net(anna)).isEqualByComparingTo("10");
        orders.cancel(sara, order, "by mistake");
        assertThat(net(anna)).isEqualByComparingTo("0");
    }

    @Test
    void takesTheProductsPriceOnlyInItsCurrency() {
        OrderId dollars = orders.create(sara, in("USD"));
        refused("rule.line.price", () -> world.line(sara, dollars, tea, "1"));
        orders.addLine(sara, dollars, line(tea, null, "1", "3"));
        assertThat(queries.details(sara, dollars).baseAmount()).isEqualByComparingTo("2.70");
    }

    @Test
    void keepsDiscountAndTaxOfALineAndGivesThemBack() {
        OrderId order = world.draft(sara, anna);
        OrderLineId id = orders.addLine(sara, order, agreed("4", "2.50", "10", "9"));
        OrderDetails draft = queries.details(sara, order);
        assertThat(draft.amount()).isEqualByComparingTo("9");
        assertThat(draft.tax()).isEqualByComparingTo("0.81");
        assertThat(draft.total()).isEqualByComparingTo("9.81");
        orders.place(sara, order);
        assertThat(net(anna)).isEqualByComparingTo("9");
        OrderDetails back = queries.details(sara, orders.takeBack(sara, order, id, new BigDecimal("4")));
        assertThat(back.amount()).isEqualByComparingTo("-9");
        assertThat(back.tax()).isEqualByComparingTo("-0.81");
    }

    @Test
    void asksForTheTaxOnTheProductElseForThatOfTheCompany() {
        world.usualTax("9");
        OrderId order = world.draft(sara, anna);
        world.line(sara, order, tea, "4");
        assertThat(queries.details(sara, order).tax()).isEqualByComparingTo("0.90");
        world.line(sara, order, world.product(sara, "Books", "10", "0"), "1");
        assertThat(queries.details(sara, order).tax()).isEqualByComparingTo("0.90");
    }

    @Test
    void refusesADiscountAboveAHundred() {
        OrderId order = world.draft(sara, anna);
        refused("rule.line.discount", () -> orders.addLine(sara, order, agreed("1", "1", "100.5", "0")));
        refused("rule.line.tax", () -> orders.addLine(sara, order, agreed("1", "1", "0", "-1")));
    }

    @Test
    void changesALineWithItsAmount() {
        OrderId order = world.draft(sara, anna);
        OrderLineId id = world.line(sara, order, tea, "4");
        orders.changeLine(sara, order, id, version(order, id), line(tea, "Green", "3", "2"));
        assertThat(queries.details(sara, order).amount()).isEqualByComparingTo("6");
        assertThat(lines.line(sara, order, id).description()).isEqualTo("Green");
    }

    @Test
    void refusesTheSecondOfTwoWhoChangeALine() {
        OrderId order = world.draft(sara, anna);
        OrderLineId id = world.line(sara, order, tea, "4");
        int read = version(order, id);
        orders.changeLine(sara, order, id, read, line(tea, null, "5", "2"));
        assertThatThrownBy(() -> orders.changeLine(sara, order, id, read, line(tea, null, "6", "2")))
                .isInstanceOf(Stale.class);
    }

    @Test
    void refusesTheSecondOfTwoWhoEditTheHead() {
        OrderId order = world.draft(sara, anna);
        int read = queries.details(sara, order).version();
        orders.edit(sara, order, read, noted("first"));
        assertThatThrownBy(() -> orders.edit(sara, order, read, noted("second")))
                .isInstanceOf(Stale.class);
        assertThat(queries.details(sara, order).data().note()).isEqualTo("first");
    }

    @Test
    void doesNotMistakeAChangeOfLinesForAChangeOfTheHead() {
        OrderId order = world.draft(sara, anna);
        int read = queries.details(sara, order).version();
        world.line(sara, order, tea, "1");
        orders.edit(sara, order, read, noted("still fine"));
        assertThat(queries.details(sara, order).data().note()).isEqualTo("still fine");
    }

    @Test
    void takesBackALineInOneReturnPerOrder() {
        OrderId order = world.draft(sara, anna);
        OrderLineId first = world.line(sara, order, tea, "4");
        OrderLineId second = world.line(sara, order, tea, "2");
        orders.place(sara, order);
        OrderId back = orders.takeBack(sara, order, first, new BigDecimal("3"));
        assertThat(orders.takeBack(sara, order, second, BigDecimal.ONE)).isEqualTo(back);
        orders.place(sara, back);
        assertThat(queries.details(sara, back).data().kind()).isEqualTo(OrderKind.RETURN);
        assertThat(queries.details(sara, back).amount()).isEqualByComparingTo("-10");
        assertThat(net(anna)).isEqualByComparingTo("5");
        OrderId another = orders.takeBack(sara, order, first, BigDecimal.ONE);
        assertThat(another).isNotEqualTo(back);
        refused("rule.order.returnTooMuch", () -> orders.takeBack(sara, order, first, BigDecimal.ONE));
    }

    @Test
    void tiesALineAndItsReturnInBothDirections() {
        OrderId order = world.draft(sara, anna);
        OrderLineId sold = world.line(sara, order, tea, "4");
        orders.place(sara, order);
        OrderId back = orders.takeBack(sara, order, sold, new BigDecimal("1.5"));
        OrderLineRow line = lines.line(sara, order, sold);
        assertThat(line.returned()).isEqualByComparingTo("1.5");
        assertThat(line.left()).isEqualByComparingTo("2.5");
        assertThat(line.returns())
                .singleElement()
                .satisfies(link -> assertThat(link.id()).isEqualTo(back));
        OrderLineRow returned = lines.page(sara, back, null, 10).rows().get(0);
        assertThat(returned.returnsOf()).isNotNull();
        assertThat(returned.returnsOf().id()).isEqualTo(order);
    }

    @Test
    void givesACancelledReturnBackToTheLine() {
        OrderId order = world.draft(sara, anna);
        OrderLineId sold = world.line(sara, order, tea, "1");
        orders.place(sara, order);
        OrderId back = orders.takeBack(sara, order, sold, BigDecimal.ONE);
        refused("rule.order.hasReturns", () -> orders.cancel(sara, order, null));
        orders.cancel(sara, back, null);
        orders.takeBack(sara, order, sold, BigDecimal.ONE);
    }

    @Test
    void letsOnlyOneOfTwoTakeBackTheSameThing() throws Exception {
        for (int round = 0; round < 5; round++) {
            OrderId order = world.draft(sara, anna);
            OrderLineId sold = world.line(sara, order, tea, "1");
            orders.place(sara, order);
            assertThat(atOnce(4, () -> orders.takeBack(sara, order, sold, BigDecimal.ONE)))
                    .isEqualTo(1);
            assertThat(lines.line(sara, order, sold).returned()).isEqualByComparingTo("1");
        }
    }

    @Test
    void theDatabaseItselfRefusesToTakeBackTooMuch() {
        OrderId order = world.draft(sara, anna);
        OrderLineId sold = world.line(sara, order, tea, "1");
        orders.place(sara, order);
        OrderId back = orders.takeBack(sara, order, sold, BigDecimal.ONE);
        assertThatThrownBy(() -> insertReturn(back, sold, 2)).isInstanceOf(DataIntegrityViolationException.class);
        OrderLineId returned = lines.page(sara, back, null, 1).rows().get(0).id();
        refused(
                "rule.order.returnsExceed",
                () -> orders.changeLine(sara, back, returned, 0, line(tea, null, "-2", "2.50")));
    }

    @Test
    void theDatabaseLetsOnlyOneOfTwoTakeBackTheSameThing() throws Exception {
        OrderId order = world.draft(sara, anna);
        OrderLineId sold = world.line(sara, order, tea, "1");
        orders.place(sara, order);
        List<OrderId> returns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            returns.add(orders.create(
                    sara, new OrderData(OrderKind.RETURN, anna, null, SalesWorld.TODAY, null, null, null, null, null)));
        }
        var next = new AtomicInteger();
        assertThat(atOnce(
                        4,
                        () -> transactions.executeWithoutResult(status -> {
                            insertReturn(returns.get(next.getAndIncrement()), sold, 1);
                            world.jdbc().sql("select pg_sleep(0.3)").query().listOfRows(); // the others come meanwhile
                        })))
                .isEqualTo(1);
    }

    @Test
    void hidesTheOrdersOfOthersCustomersFromWrites() {
        Viewer omid = world.owner();
        OrderId order = world.sale(sara, anna, tea, "1");
        OrderLineId line = lines.page(sara, order, null, 1).rows().get(0).id();
        missing(() -> orders.create(omid, OrderData.sale(anna, SalesWorld.TODAY)));
        missing(() -> orders.edit(omid, order, 0, noted("mine")));
        missing(() -> orders.cancel(omid, order, null));
        missing(() -> orders.fulfil(omid, order));
        missing(() -> orders.takeBack(omid, order, line, BigDecimal.ONE));
        OrderId anonymous = world.sale(sara, null, tea, "1");
        orders.fulfil(omid, anonymous);
        assertThat(queries.details(omid, anonymous).state()).isEqualTo(OrderState.FULFILLED);
    }

    @Test
    void writesDownWhoDidWhat() {
        OrderId order = world.sale(sara, anna, tea, "1");
        orders.cancel(sara, order, "by mistake");
        assertThat(world.jdbc()
                        .sql("select action from audit_entry where record_kind = 'ORDER' and record_id = :id"
                                + " and customer_id = :customer and actor_name = 'Sara' order by id")
                        .param("id", order.value())
                        .param("customer", anna.value())
                        .query(String.class)
                        .list())
                .containsExactly("CREATED", "LINE_ADDED", "PLACED", "CANCELLED");
    }

    @Test
    void passesByNumbersThatFilesHaveBrought() {
        String next = world.jdbc()
                .sql("select 'O-' || (last_value + 1) from order_number")
                .query(String.class)
                .single();
        OrderId order = world.draft(sara, null);
        world.jdbc()
                .sql("update sales_order set number = :number where id = :id")
                .param("number", "O-" + (Long.parseLong(next.substring(2)) + 1))
                .param("id", order.value())
                .update();
        assertThat(queries.details(sara, world.draft(sara, null)).number()).isNotEqualTo(next);
    }

    @Test
    void countsWhatAnOrderSaysInCustomFieldsAsAChangeOfIt() {
        CustomFieldId wrapping = wrapping(false);
        OrderId order =
                orders.create(sara, OrderData.sale(anna, SalesWorld.TODAY), Map.of(wrapping, CustomValue.of("paper")));
        int read = queries.details(sara, order).version();
        orders.edit(sara, order, read, noted(null), Map.of(wrapping, CustomValue.of("box")));
        assertThat(queries.details(sara, order).version()).isEqualTo(read + 1);
        assertThat(values.of(RecordKind.ORDER, order.value())).containsEntry(wrapping, CustomValue.of("box"));
        assertThatThrownBy(() -> orders.edit(sara, order, read, noted(null), Map.of(wrapping, CustomValue.of("late"))))
                .isInstanceOf(Stale.class);
        Viewer omid = world.owner();
        missing(() -> orders.edit(omid, order, read + 1, noted(null), Map.of(wrapping, CustomValue.of("his"))));
        assertThat(told(order)).containsExactly("{\"to\": \"box\", \"from\": \"paper\"}");
        orders.cancel(sara, order, null);
        refused(
                "rule.order.cancelled",
                () -> orders.edit(sara, order, read + 2, noted(null), Map.of(wrapping, CustomValue.of("late"))));
    }

    @Test
    void asksForARequiredFieldOfAnOrderButNotOfAReturn() {
        OrderId order = world.draft(sara, anna);
        OrderLineId line = world.line(sara, order, tea, "1");
        orders.place(sara, order);
        CustomFieldId wrapping = wrapping(true);
        refused("rule.field.required", () -> world.draft(sara, anna));
        assertThat(orders.takeBack(sara, order, line, BigDecimal.ONE)).isNotEqualTo(order);
        fields.retire(sara, wrapping);
    }

    @Test
    void showsOutsideToolsTheFieldsOfWhatWasSold() {
        CustomFieldId wrapping = wrapping(false);
        OrderId order =
                orders.create(sara, OrderData.sale(anna, SalesWorld.TODAY), Map.of(wrapping, CustomValue.of("paper")));
        assertThat(shown(wrapping)).as("a draft is no fact yet").isEmpty();
        world.line(sara, order, tea, "1");
        orders.place(sara, order);
        assertThat(shown(wrapping)).containsExactly(order.value() + " paper");
    }

    private List<String> shown(CustomFieldId field) {
        return world.jdbc()
                .sql("select order_id || ' ' || text_value from dim_order_field where field_id = :field")
                .param("field", field.value())
                .query(String.class)
                .list();
    }

    private CustomFieldId wrapping(boolean required) {
        Label label = new Label("Wrapping " + System.nanoTime(), null);
        return fields.add(
                sara,
                RecordKind.ORDER,
                FieldKind.TEXT,
                new CustomFieldData(label, new Label(null, null), required),
                List.of());
    }

    private List<String> told(OrderId order) {
        return world.jdbc()
                .sql("select c.value::text from audit_entry a cross join lateral jsonb_each(a.changes) c"
                        + " where a.record_kind = 'ORDER' and a.record_id = :id and c.key like 'field%' order by a.id")
                .param("id", order.value())
                .query(String.class)
                .list();
    }

    private void insertReturn(OrderId order, OrderLineId sold, int quantity) {
        world.jdbc()
                .sql("""
                insert into order_line (order_id, line_no, description, quantity, unit_price, amount, returns_line_id)
                select :order, coalesce(max(line_no), 0) + 1, 'x', -:quantity, 1, -:quantity, :sold
                from order_line where order_id = :order
                """)
                .param("order", order.value())
                .param("sold", sold.value())
                .param("quantity", quantity)
                .update();
    }

    /** @return how many of so many threads that begin together succeed */
    private static int atOnce(int threads, Runnable doing) throws Exception {
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    doing.run();
                    return null;
                }));
            }
            start.countDown();
            int succeeded = 0;
            for (Future<?> future : futures) {
                try {
                    future.get();
                    succeeded++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOfAny(RuleViolation.class, DataIntegrityViolationException.class);
                }
            }
            return succeeded;
        } finally {
            pool.shutdownNow();
        }
    }

    private int version(OrderId order, OrderLineId line) {
        return lines.line(sara, order, line).version();
    }

    private BigDecimal net(CustomerId customer) {
        return world.jdbc()
                .sql("select net_amount from customer where id = :id")
                .param("id", customer.value())
                .query(BigDecimal.class)
                .single();
    }

    private OrderData noted(@Nullable String note) {
        return new OrderData(OrderKind.SALE, anna, null, SalesWorld.TODAY, null, null, null, null, note);
    }

    private OrderData in(String currency) {
        LocalDate today = SalesWorld.TODAY;
        return new OrderData(OrderKind.SALE, anna, null, today, currency, new BigDecimal("0.9"), null, null, null);
    }

    private LineData agreed(String quantity, String price, String discount, String tax) {
        return new LineData(
                tea,
                null,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(discount),
                new BigDecimal(tax));
    }

    private static LineData line(
            @Nullable ProductId product, @Nullable String description, String quantity, String price) {
        return new LineData(product, description, new BigDecimal(quantity), new BigDecimal(price));
    }

    private static void missing(ThrowingCallable doing) {
        assertThatThrownBy(doing).isInstanceOf(NotFound.class);
    }

    private static void refused(String key, ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
