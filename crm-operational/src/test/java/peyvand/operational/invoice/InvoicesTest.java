package peyvand.operational.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.db.testing.DbTest;
import peyvand.domain.CustomerId;
import peyvand.domain.InvoiceId;
import peyvand.domain.NotFound;
import peyvand.domain.OrderId;
import peyvand.domain.ProductId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.pricing.LineData;
import peyvand.operational.sales.OrderData;
import peyvand.operational.sales.OrderLineQueries;
import peyvand.operational.sales.Orders;
import peyvand.operational.sales.SalesWorld;

@SpringBootTest(
        classes = {SalesWorld.Application.class, InvoicesTest.Invoicing.class},
        properties = {
            "db-scheduler.enabled=false",
            "spring.jpa.hibernate.ddl-auto=none",
            "spring.datasource.hikari.maximum-pool-size=8"
        })
@DbTest
class InvoicesTest {

    @ComponentScan({"peyvand.operational.invoice", "peyvand.operational.letterhead"})
    @Configuration(proxyBeanMethods = false)
    static class Invoicing {}

    private static final LocalDate TODAY = SalesWorld.TODAY;

    @Autowired
    SalesWorld world;

    @Autowired
    Orders orders;

    @Autowired
    OrderLineQueries orderLines;

    @Autowired
    Invoices invoices;

    @Autowired
    Payments payments;

    @Autowired
    InvoiceQueries queries;

    @Autowired
    Handovers handovers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Viewer sara;
    private CustomerId anna;
    private ProductId tea;

    @BeforeEach
    void begin() {
        sara = world.viewer();
        anna = world.customer("Anna " + System.nanoTime(), null);
        tea = world.product(sara, "Tea " + System.nanoTime(), "10");
    }

    @Test
    void copyAnOrderAsItWas() {
        OrderId order = sale("3", "12.5", "10");
        InvoiceId id = invoices.draft(sara, order);
        InvoiceDetails draft = queries.details(sara, id);
        assertThat(draft.state()).isEqualTo(InvoiceState.DRAFT);
        assertThat(draft.number()).isNull();
        assertThat(draft.list()).isEqualByComparingTo("30");
        assertThat(draft.net()).isEqualByComparingTo("26.25");
        assertThat(draft.tax()).isEqualByComparingTo("2.63");
        assertThat(queries.lines(id)).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualByComparingTo("3");
            assertThat(line.name()).startsWith("Tea");
        });
        issue(id);
        jdbc.sql("update customer set name = 'Renamed' where id = :id")
                .param("id", anna.value())
                .update();
        jdbc.sql("update product set name = 'Coffee', price = 99 where id = :id")
                .param("id", tea.value())
                .update();
        InvoiceDetails issued = queries.details(sara, id);
        assertThat(issued.state()).isEqualTo(InvoiceState.UNPAID);
        assertThat(issued.number()).matches("2026-\\d{6}");
        assertThat(issued.data().buyerName()).startsWith("Anna");
        assertThat(issued.balance()).isEqualByComparingTo("28.88");
        assertThat(queries.lines(id).get(0).name()).startsWith("Tea");
    }

    /** Four people issue at once; some change their minds in the middle. */
    @Test
    void areNumberedWithoutGapsAndWithoutTwins() throws Exception {
        int people = 4;
        int each = 50;
        OrderId order = sale("1000", "0", "0");
        List<InvoiceId> drafts = new ArrayList<>();
        for (int i = 0; i < people * each; i++) {
            InvoiceId draft = invoices.draft(sara, order);
            invoices.changeLine(sara, draft, queries.lines(draft).get(0).id(), version(draft), BigDecimal.ONE);
            drafts.add(draft);
        }
        ExecutorService pool = Executors.newFixedThreadPool(people);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                List<InvoiceId> own = drafts.subList(person * each, (person + 1) * each);
                work.add(() -> {
                    for (int i = 0; i < own.size(); i++) {
                        if (i % 5 == 0) {
                            changeOnesMind(own.get(i));
                        }
                        issue(own.get(i));
                    }
                    return null;
                });
            }
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        List<Integer> serials = jdbc.sql(
                        "select serial from invoice where kind = 'INVOICE' and fiscal_year = 2026 order by serial")
                .query(Integer.class)
                .list();
        assertThat(serials)
                .hasSizeGreaterThanOrEqualTo(people * each)
                .isEqualTo(IntStream.rangeClosed(1, serials.size()).boxed().toList());
    }

    private void changeOnesMind(InvoiceId id) {
        transaction.executeWithoutResult(status -> {
            issue(id);
            status.setRollbackOnly();
        });
    }

    @Test
    void areIssuedOnce() {
        InvoiceId id = invoices.draft(sara, sale("1", "0", "0"));
        int version = version(id);
        invoices.issue(sara, id, version, TODAY);
        refused("rule.invoice.issued", () -> invoices.issue(sara, id, version, TODAY));
        refused("rule.invoice.issued", () -> invoices.discard(sara, id));
        refused("rule.invoice.issued", () -> invoices.edit(sara, id, version + 1, data("Else")));
    }

    @Test
    void areIssuedByWhoSawTheLatest() {
        InvoiceId id = invoices.draft(sara, sale("1", "0", "0"));
        int version = version(id);
        invoices.edit(sara, id, version, data("Anna Ltd"));
        assertThatThrownBy(() -> invoices.issue(sara, id, version, TODAY)).isInstanceOf(Stale.class);
    }

    @ParameterizedTest
    @CsvSource({
        "update invoice set buyer_name = 'x' where id = ?",
        "update invoice set net = net + 1 where id = ?",
        "update invoice set number = 'x' where id = ?",
        "update invoice set state = 'DRAFT' where id = ?",
        "delete from invoice where id = ?",
        "update invoice_line set net = 0 where invoice_id = ?",
        "delete from invoice_line where invoice_id = ?"
    })
    void neverChangeOnceIssued(String statement) {
        InvoiceId id = issued("1");
        assertThatThrownBy(() -> jdbc.sql(statement).param(id.value()).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("issued");
    }

    @Test
    void goWithTheirCustomerWhereOneIsMerged() {
        InvoiceId id = issued("1");
        CustomerId other = world.customer("Other", null);
        assertThat(jdbc.sql("update invoice set customer_id = ?, version = version + 1 where id = ?")
                        .param(other.value())
                        .param(id.value())
                        .update())
                .isOne();
    }

    @Test
    void followTheDaysOfTheirNumbers() {
        issued("1");
        InvoiceId late = invoices.draft(sara, sale("1", "0", "0"));
        refused("rule.invoice.dayBefore", () -> invoices.issue(sara, late, version(late), TODAY.minusDays(1)));
        refused("rule.invoice.dayAhead", () -> invoices.issue(sara, late, version(late), TODAY.plusDays(1)));
        invoices.edit(sara, late, version(late), new InvoiceData(TODAY.minusDays(1), "Anna", null, null, null));
        refused("rule.invoice.dueBefore", () -> invoices.issue(sara, late, version(late), TODAY));
    }

    @Test
    void takeAnOrderInPartsThatAddUpToIt() {
        OrderId order = sale("3", "33.33", "9");
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (int i = 0; i < 3; i++) {
            assertThat(queries.invoiceable(order)).isTrue();
            InvoiceId part = invoices.draft(sara, order);
            if (i < 2) {
                invoices.changeLine(sara, part, queries.lines(part).get(0).id(), version(part), BigDecimal.ONE);
            }
            issue(part);
            net = net.add(queries.details(sara, part).net());
            tax = tax.add(queries.details(sara, part).tax());
        }
        BigDecimal[] whole = jdbc.sql("select amount, tax from sales_order where id = ?")
                .param(order.value())
                .query((row, n) -> new BigDecimal[] {row.getBigDecimal(1), row.getBigDecimal(2)})
                .single();
        assertThat(net).isEqualByComparingTo(whole[0]);
        assertThat(tax).isEqualByComparingTo(whole[1]);
        assertThat(queries.invoiceable(order)).isFalse();
        refused("rule.invoice.nothingLeft", () -> invoices.draft(sara, order));
    }

    @Test
    void takeNoMoreThanTheOrderHas() {
        OrderId order = sale("2", "0", "0");
        InvoiceId draft = invoices.draft(sara, order);
        long line = queries.lines(draft).get(0).id();
        refused(
                "rule.invoice.moreThanLeft",
                () -> invoices.changeLine(sara, draft, line, version(draft), new BigDecimal("2.5")));
        refused("rule.invoice.quantity", () -> invoices.changeLine(sara, draft, line, version(draft), BigDecimal.ZERO));
        takeBack(order, "1");
        refused("rule.invoice.moreThanLeft", () -> issue(draft));
        invoices.changeLine(sara, draft, line, version(draft), BigDecimal.ONE);
        issue(draft);
    }

    @Test
    void areMadeOfPlacedSalesOfSomebody() {
        OrderId begun = orders.create(sara, OrderData.sale(anna, TODAY));
        refused("rule.invoice.order", () -> invoices.draft(sara, begun));
        OrderId anonymous = world.sale(sara, null, tea, "1");
        refused("rule.invoice.anonymous", () -> invoices.draft(sara, anonymous));
        InvoiceId emptied = invoices.draft(sara, sale("1", "0", "0"));
        invoices.removeLine(sara, emptied, queries.lines(emptied).get(0).id(), version(emptied));
        refused("rule.invoice.empty", () -> issue(emptied));
    }

    @Test
    void arePaidInParts() {
        InvoiceId id = issued("4");
        pay(id, "15");
        assertThat(queries.details(sara, id).state()).isEqualTo(InvoiceState.PARTLY_PAID);
        refused("rule.payment.tooMuch", () -> pay(id, "25.01"));
        pay(id, "25");
        assertThat(queries.details(sara, id).state()).isEqualTo(InvoiceState.PAID);
        assertThat(queries.details(sara, id).balance()).isZero();
        refused("rule.payment.settled", () -> pay(id, "1"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.001", "1000000000000000000"})
    void refuseAmountsThatAreNone(String amount) {
        InvoiceId id = issued("1");
        assertThatThrownBy(() -> pay(id, amount)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void keepWrongPaymentsBesideTheEntryThatTakesThemBack() {
        InvoiceId id = issued("1");
        pay(id, "10");
        long wrong = queries.payments(id).get(0).id();
        payments.reverse(sara, id, wrong);
        assertThat(queries.payments(id))
                .extracting(Payment::amount)
                .map(BigDecimal::intValue)
                .containsExactly(10, -10);
        assertThat(queries.details(sara, id).balance()).isEqualByComparingTo("10");
        refused("rule.payment.reversed", () -> payments.reverse(sara, id, wrong));
        long entry = queries.payments(id).get(1).id();
        refused("rule.payment.reversed", () -> payments.reverse(sara, id, entry));
        assertThatThrownBy(() -> jdbc.sql("delete from invoice_payment where id = ?")
                        .param(wrong)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> payments.reverse(sara, id, 999_999_999)).isInstanceOf(NotFound.class);
    }

    /** Of two people who enter the last payment at once, one does. */
    @Test
    void areNotPaidTwiceAtOnce() throws Exception {
        InvoiceId id = issued("1");
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> paying = () -> {
                try {
                    pay(id, "10");
                    return true;
                } catch (RuleViolation e) {
                    return false;
                }
            };
            List<Future<Boolean>> paid = pool.invokeAll(List.of(paying, paying));
            assertThat(List.of(paid.get(0).get(), paid.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            pool.shutdownNow();
        }
        assertThat(queries.details(sara, id).paid()).isEqualByComparingTo("10");
    }

    @Test
    void areOverdueOnTheDayAfterTheyWereDue() {
        InvoiceId dueToday = invoices.draft(sara, sale("1", "0", "0"));
        invoices.edit(sara, dueToday, version(dueToday), new InvoiceData(TODAY, "Anna", null, null, null));
        issue(dueToday);
        assertThat(queries.details(sara, dueToday).state()).isEqualTo(InvoiceState.UNPAID);
        InvoiceId id = invoices.draft(sara, sale("1", "0", "0"));
        LocalDate then = LocalDate.of(2025, 12, 1);
        invoices.edit(sara, id, version(id), new InvoiceData(TODAY.minusDays(1), "Anna", null, null, null));
        invoices.issue(sara, id, version(id), then);
        assertThat(queries.details(sara, id).number()).startsWith("2025-");
        assertThat(queries.details(sara, id).state()).isEqualTo(InvoiceState.OVERDUE);
        assertThat(found(InvoiceState.OVERDUE)).contains(id);
        assertThat(queries.open(sara, anna).overdue()).isEqualByComparingTo("10");
    }

    @Test
    void areTakenBackByCreditNotes() {
        OrderId order = sale("3", "33.33", "9");
        InvoiceId id = invoices.draft(sara, order);
        refused("rule.invoice.notCreditable", () -> invoices.credit(sara, id, null));
        issue(id);
        pay(id, queries.details(sara, id).total().toPlainString());
        InvoiceId part = invoices.credit(sara, id, null);
        invoices.changeLine(sara, part, queries.lines(part).get(0).id(), version(part), BigDecimal.ONE);
        InvoiceId other = invoices.credit(sara, id, null);
        issue(part);
        assertThat(queries.details(sara, part).number()).matches("CN-2026-\\d{6}");
        assertThat(queries.details(sara, part).state()).isEqualTo(InvoiceState.CREDITED);
        refused("rule.invoice.moreThanLeft", () -> issue(other));
        invoices.changeLine(sara, other, queries.lines(other).get(0).id(), version(other), new BigDecimal("2"));
        issue(other);
        InvoiceDetails credited = queries.details(sara, id);
        assertThat(credited.credited()).isEqualByComparingTo(credited.total());
        assertThat(credited.balance()).isEqualByComparingTo(credited.total().negate());
        assertThat(credited.creditable()).isFalse();
        refused("rule.invoice.nothingLeft", () -> invoices.credit(sara, id, null));
        refused("rule.payment.draft", () -> pay(part, "1"));
        pay(id, credited.total().toPlainString());
        assertThat(queries.details(sara, id).balance()).isZero();
        assertThat(queries.invoiceable(order)).isTrue();
    }

    @Test
    void areCreditedForWhatCameBack() {
        OrderId order = sale("5", "0", "0");
        InvoiceId id = invoices.draft(sara, order);
        issue(id);
        OrderId back = takeBack(order, "2");
        orders.place(sara, back);
        InvoiceDetails invoice = queries.details(sara, id);
        assertThat(queries.uncreditedReturns(invoice))
                .extracting(InvoiceQueries.OrderLink::id)
                .containsExactly(back);
        InvoiceId note = invoices.credit(sara, id, back);
        assertThat(queries.lines(note))
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualByComparingTo("2"));
        assertThat(queries.uncreditedReturns(invoice)).isEmpty();
        issue(note);
        assertThat(queries.details(sara, id).balance()).isEqualByComparingTo("30");
        assertThat(queries.invoiceable(order)).isFalse();
        assertThat(queries.ofOrder(sara, back, 5)).extracting(InvoiceRow::id).containsExactly(note);
    }

    @Test
    void keepTheirOrderFromBeingCancelled() {
        OrderId order = sale("1", "0", "0");
        InvoiceId id = invoices.draft(sara, order);
        issue(id);
        refused("rule.order.invoiced", () -> orders.cancel(sara, order, "oops"));
        issue(invoices.credit(sara, id, null));
        orders.cancel(sara, order, "oops");
        refused("rule.invoice.order", () -> invoices.draft(sara, order));
    }

    @ParameterizedTest
    @EnumSource(InvoiceState.class)
    void areListedByState(InvoiceState state) {
        InvoiceId id = invoices.draft(sara, sale("2", "0", "0"));
        switch (state) {
            case DRAFT -> {}
            case UNPAID -> issue(id);
            case PARTLY_PAID -> {
                issue(id);
                pay(id, "5");
            }
            case PAID -> {
                issue(id);
                pay(id, "20");
            }
            case CREDITED -> {
                issue(id);
                id = invoices.credit(sara, id, null);
                issue(id);
            }
            case OVERDUE -> {
                LocalDate then = LocalDate.of(2024, 12, 1);
                invoices.edit(sara, id, version(id), new InvoiceData(then, "Anna", null, null, null));
                invoices.issue(sara, id, version(id), then);
            }
        }
        assertThat(queries.details(sara, id).state()).isEqualTo(state);
        for (InvoiceState other : InvoiceState.values()) {
            assertThat(found(other).contains(id)).as(other.name()).isEqualTo(other == state);
        }
    }

    @Test
    void areSeenWithTheirCustomer() {
        Viewer omid = world.owner();
        CustomerId his = world.customer("His", omid);
        InvoiceId hidden = issued("1");
        InvoiceId seen = invoices.draft(omid, world.sale(omid, his, tea, "1"));
        InvoiceFilter all = InvoiceFilter.NONE;
        for (InvoiceSort sort : InvoiceSort.values()) {
            assertThat(queries.page(omid, all, sort.sort(), null, 50).rows())
                    .extracting(InvoiceRow::id)
                    .containsExactly(seen);
        }
        assertThat(queries.count(omid, all).number()).isEqualTo(1);
        assertThatThrownBy(() -> queries.details(omid, hidden)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pay(omid, hidden, "1")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> invoices.credit(omid, hidden, null)).isInstanceOf(NotFound.class);
        assertThat(queries.ofCustomer(omid, anna, 5)).isEmpty();
        assertThat(queries.open(omid, anna).none()).isTrue();
        assertThat(queries.open(sara, anna).amount()).isEqualByComparingTo("10");
    }

    @Test
    void goToTheBooksOnceAndAsFarAsTheyAreSeen() {
        Viewer omid = world.owner();
        CustomerId his = world.customer("His", omid);
        InvoiceId hidden = issued("1");
        InvoiceId seen = invoices.draft(omid, world.sale(omid, his, tea, "2"));
        invoices.issue(omid, seen, version(seen), TODAY);
        pay(omid, seen, "5");
        long first = handovers.hand(omid, TODAY, TODAY);
        List<HandoverEntry> entries = entries(omid, first);
        assertThat(entries)
                .extracting(HandoverEntry::kind)
                .containsExactly(HandoverEntry.Kind.INVOICE, HandoverEntry.Kind.PAYMENT);
        assertThat(entries).extracting(entry -> entry.total().intValue()).containsExactly(20, 5);
        refused("rule.handover.nothing", () -> handovers.hand(omid, TODAY, TODAY));
        refused("rule.handover.period", () -> handovers.hand(omid, TODAY, TODAY.minusDays(1)));
        issue(invoices.credit(sara, seen, null));
        long second = handovers.hand(sara, TODAY, TODAY);
        assertThat(entries(sara, second))
                .extracting(HandoverEntry::number)
                .contains(queries.details(sara, hidden).number())
                .doesNotContain(entries.get(0).number());
        assertThat(entries(omid, second)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(HandoverEntry.Kind.CREDIT_NOTE);
            assertThat(entry.total()).isEqualByComparingTo("-20");
            assertThat(entry.reference()).isEqualTo(entries.get(0).number());
        });
        assertThat(entries(omid, first)).isEqualTo(entries);
        assertThatThrownBy(() -> handovers.require(sara, 999_999_999)).isInstanceOf(NotFound.class);
    }

    private List<HandoverEntry> entries(Viewer viewer, long handover) {
        List<HandoverEntry> entries = new ArrayList<>();
        handovers.each(viewer, handover, entries::add);
        return entries;
    }

    @Test
    void areFactsOnceIssued() {
        InvoiceId id = issued("3");
        pay(id, "10");
        assertThat(jdbc.sql(
                                "select customer_id, base_net, base_paid, base_credited from fact_invoice where invoice_id = ?")
                        .param(id.value())
                        .query()
                        .singleRow()
                        .values()
                        .toString())
                .startsWith("[" + anna + ", 30.0")
                .contains(", 10.0");
    }

    private List<InvoiceId> found(InvoiceState state) {
        InvoiceFilter filter = new InvoiceFilter(null, null, null, state, false, null, null, null);
        List<InvoiceId> found = new ArrayList<>();
        queries.each(sara, filter, InvoiceSort.ISSUED_ON.sort(), row -> found.add(row.id()));
        return found;
    }

    private OrderId sale(String quantity, String discount, String tax) {
        OrderId order = orders.create(sara, OrderData.sale(anna, TODAY));
        orders.addLine(
                sara,
                order,
                new LineData(
                        tea,
                        null,
                        new BigDecimal(quantity),
                        BigDecimal.TEN,
                        new BigDecimal(discount),
                        new BigDecimal(tax)));
        orders.place(sara, order);
        return order;
    }

    private OrderId takeBack(OrderId order, String quantity) {
        var line = orderLines.page(sara, order, null, 1).rows().get(0);
        return orders.takeBack(sara, order, line.id(), new BigDecimal(quantity));
    }

    private InvoiceId issued(String quantity) {
        InvoiceId id = invoices.draft(sara, sale(quantity, "0", "0"));
        issue(id);
        return id;
    }

    private void issue(InvoiceId id) {
        invoices.issue(sara, id, version(id), TODAY);
    }

    private int version(InvoiceId id) {
        return queries.details(sara, id).version();
    }

    private void pay(InvoiceId id, String amount) {
        pay(sara, id, amount);
    }

    private void pay(Viewer viewer, InvoiceId id, String amount) {
        payments.pay(viewer, id, new PaymentData(new BigDecimal(amount), TODAY, PaymentMethod.TRANSFER, "R-1"));
    }

    private static InvoiceData data(String buyer) {
        return new InvoiceData(null, buyer, null, null, null);
    }

    private static void refused(String rule, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.key()).isEqualTo(rule));
    }
}
