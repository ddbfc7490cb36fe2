package peyvand.operational.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static peyvand.operational.quote.QuoteWorld.data;
import static peyvand.operational.quote.QuoteWorld.discounted;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.ProductId;
import peyvand.domain.QuoteId;
import peyvand.domain.Stale;
import peyvand.domain.Throttled;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.OpportunityLines;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.OpportunityState;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.sales.OrderDetails;
import peyvand.operational.sales.OrderQueries;
import peyvand.operational.sales.OrderState;

@QuoteDbTest
class QuotesTest {

    @Autowired
    QuoteWorld world;

    @Autowired
    Quotes quotes;

    @Autowired
    QuoteQueries queries;

    @Autowired
    QuoteDecisions decisions;

    @Autowired
    QuoteLinks links;

    @Autowired
    OpportunityLines opportunityLines;

    @Autowired
    OpportunityQueries opportunities;

    @Autowired
    OrderQueries orders;

    private Viewer sara;
    private CustomerId anna;
    private ProductId tea;

    @BeforeEach
    void aShop() {
        world.daysOn(0);
        sara = world.sara();
        anna = world.customer("Anna", null);
        tea = world.product(sara, "Tea", "2.50", "9");
    }

    @Test
    void beginWithTheLinesOfTheirOpportunity() {
        OpportunityId opportunity = world.opportunity(sara, anna);
        opportunityLines.add(sara, opportunity, line(tea, "10", null, "10"));
        QuoteDetails quote = details(quotes.create(sara, data(world.customer("Somebody else", null), opportunity)));
        assertThat(quote.data().customer()).isEqualTo(anna);
        assertThat(quote.number()).matches("Q-2026-\\d{4}");
        assertThat(quote.amount()).isEqualByComparingTo("22.50");
        assertThat(quote.tax()).isEqualByComparingTo("2.03");
        assertThat(quote.total()).isEqualByComparingTo("24.53");
        assertThat(queries.of(sara, opportunity, 9)).hasSize(1);
    }

    @Test
    void countADiscountOnTheWholeBesideThoseOfTheLines() {
        QuoteId id = quotes.create(sara, data(anna, null));
        quotes.addLine(sara, id, line(tea, "10", null, "10"));
        quotes.addLine(sara, id, line(null, "1", "10.01", null));
        quotes.edit(sara, id, version(id), discounted(data(anna, null), "5"));
        QuoteDetails quote = details(id);
        assertThat(quote.listAmount()).isEqualByComparingTo("35.01");
        assertThat(quote.lineDiscount()).isEqualByComparingTo("2.50");
        assertThat(quote.discount()).isEqualByComparingTo("1.63");
        assertThat(quote.amount()).isEqualByComparingTo("30.88");
        assertThat(lines(id).stream().map(LineRow::net).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(quote.amount());
    }

    @Test
    void stayAsTheyWereSent() {
        QuoteId id = sent();
        LineRow line = lines(id).get(0);
        refused("rule.quote.noDraft", () -> quotes.addLine(sara, id, line(tea, "1", null, null)));
        refused("rule.quote.noDraft", () -> quotes.changeLine(sara, id, line.id(), 0, line(tea, "1", null, null)));
        refused("rule.quote.noDraft", () -> quotes.removeLine(sara, id, line.id()));
        refused("rule.quote.noDraft", () -> quotes.edit(sara, id, version(id), discounted(data(anna, null), "50")));
        refused("rule.quote.noDraft", () -> quotes.send(sara, id, version(id)));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> world.jdbc()
                        .sql("update quote_line set unit_price = 1 where id = :id")
                        .param("id", line.id().value())
                        .update());
    }

    @Test
    void areReplacedByANewVersion() {
        QuoteId first = sent();
        QuoteId second = quotes.revise(sara, first);
        assertThat(details(first).state()).isEqualTo(QuoteState.SUPERSEDED);
        assertThat(details(second).label()).isEqualTo(details(first).number() + "/2");
        assertThat(lines(second)).hasSize(lines(first).size());
        assertThat(details(second).amount()).isEqualByComparingTo(details(first).amount());
        assertThat(queries.versions(sara, details(first).number())).hasSize(2);
        refused("rule.quote.notRevisable", () -> quotes.revise(sara, first));
        refused("rule.quote.notRevisable", () -> quotes.revise(sara, second));
        refused("rule.quote.notOpen", () -> links.accept(quotes.secret(sara, first), "Anna", "::1"));
    }

    @Test
    void becomeAnOrderOnceTheyAreAcceptedByTheirLink() {
        OpportunityId opportunity = world.opportunity(sara, anna);
        opportunityLines.add(sara, opportunity, line(tea, "10", null, "10"));
        QuoteId id = quotes.create(sara, discounted(data(anna, opportunity), "10"));
        quotes.send(sara, id, version(id));
        String secret = quotes.secret(sara, id);
        assertThat(links.find(secret)).isPresent();
        links.accept(secret, " Anna A. ", "203.0.113.7");
        links.accept(secret, "Bahram", "203.0.113.8");

        QuoteDetails quote = details(id);
        assertThat(quote.state()).isEqualTo(QuoteState.ACCEPTED);
        assertThat(quote.decidedName()).isEqualTo("Anna A.");
        OrderDetails order = orders.details(sara, quote.order());
        assertThat(order.state()).isEqualTo(OrderState.PLACED);
        assertThat(order.amount()).isEqualByComparingTo(quote.amount()).isEqualByComparingTo("20.25");
        assertThat(order.tax()).isEqualByComparingTo(quote.tax());
        assertThat(queries.of(sara, order.id())).extracting(QuoteRow::id).containsExactly(id);
        assertThat(opportunities.details(sara, opportunity).state()).isEqualTo(OpportunityState.WON);
        assertThat(told(id)).containsExactly(sara.staff().value());
        assertThat(actors(id)).contains("Anna A.");
        refused("rule.quote.notRevisable", () -> quotes.revise(sara, id));
        refused("rule.quote.notOpen", () -> links.decline(secret, "Anna", null, "::1"));
    }

    @Test
    void becomeOneOrderHoweverManyAcceptAtOnce() throws Exception {
        QuoteId id = sent();
        String secret = quotes.secret(sara, id);
        long before = orderCount();
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> yes = () -> {
                links.accept(secret, "Anna", "::1");
                return null;
            };
            for (Future<Void> done : pool.invokeAll(List.of(yes, yes, yes, yes))) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(orderCount()).isEqualTo(before + 1);
        assertThat(details(id).state()).isEqualTo(QuoteState.ACCEPTED);
    }

    @Test
    void expireTheDayAfterTheirLast() {
        QuoteId id = sent();
        world.daysOn(30);
        assertThat(details(id).state()).isEqualTo(QuoteState.SENT);
        world.daysOn(31);
        assertThat(details(id).state()).isEqualTo(QuoteState.EXPIRED);
        assertThat(listed(QuoteState.EXPIRED)).contains(id);
        assertThat(listed(QuoteState.SENT)).doesNotContain(id);
        refused("rule.quote.expired", () -> links.accept(quotes.secret(sara, id), "Anna", "::1"));
        OrderId order = decisions.accept(sara, id, "on the telephone");
        assertThat(details(id).order()).isEqualTo(order);
        assertThat(told(id)).isEmpty();
    }

    @Test
    void areDeclinedForAReasonAndMayBeOfferedAgain() {
        QuoteId id = sent();
        links.decline(quotes.secret(sara, id), "Anna", "Too dear", "::1");
        assertThat(details(id).state()).isEqualTo(QuoteState.DECLINED);
        assertThat(details(id).decision()).isEqualTo("Too dear");
        QuoteId again = quotes.revise(sara, id);
        assertThat(details(id).state()).isEqualTo(QuoteState.DECLINED);
        assertThat(details(again).draft()).isTrue();
    }

    @Test
    void keepTheirLinkFromWhoHasOnlyTheDatabase() {
        QuoteId id = sent();
        String secret = quotes.secret(sara, id);
        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(world.jdbc()
                        .sql(
                                "select count(*) from quote where link_hash = :secret or encode(link_secret, 'escape') like '%' || :secret || '%'")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(links.find("nothing of the kind")).isEmpty();
    }

    @Test
    void areRefusedWithoutLinesOrInThePast() {
        QuoteId id = quotes.create(sara, data(anna, null));
        refused("rule.quote.noLines", () -> quotes.send(sara, id, version(id)));
        refused("rule.quote.noLink", () -> quotes.secret(sara, id));
        refused("rule.line.discount", () -> quotes.edit(sara, id, version(id), discounted(data(anna, null), "101")));
        world.daysOn(40);
        refused("rule.quote.validUntil", () -> quotes.create(sara, data(anna, null)));
        quotes.addLine(sara, id, line(tea, "1", null, null));
        refused("rule.quote.validUntil", () -> quotes.send(sara, id, version(id)));
    }

    @Test
    void areSeenWithTheirCustomer() {
        Viewer omid = world.rep("Omid");
        Viewer reza = world.rep("Reza");
        CustomerId his = world.customer("Of Omid", omid);
        QuoteId id = quotes.create(omid, data(his, null));
        assertThat(queries.details(omid, id).ownerName()).isEqualTo("Omid");
        assertThat(queries.page(omid, QuoteFilter.NONE, QuoteSort.CREATED.sort(), null, 9)
                        .rows())
                .extracting(QuoteRow::id)
                .containsExactly(id);
        assertThat(queries.page(reza, QuoteFilter.NONE, QuoteSort.CREATED.sort(), null, 9)
                        .rows())
                .isEmpty();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.details(reza, id));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> quotes.addLine(reza, id, line(tea, "1", null, null)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> quotes.secret(reza, id));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> quotes.create(reza, data(his, null)));
    }

    @Test
    void refuseTheSecondOfTwoWhoEditOne() {
        QuoteId id = quotes.create(sara, data(anna, null));
        int read = version(id);
        quotes.edit(sara, id, read, discounted(data(anna, null), "5"));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> quotes.edit(sara, id, read, discounted(data(anna, null), "6")));
    }

    @Test
    void letNobodyTryLinksForEver() {
        String address = "198.51.100." + System.nanoTime() % 200;
        for (int i = 0; i < 60; i++) {
            links.admit(address);
        }
        assertThatExceptionOfType(Throttled.class).isThrownBy(() -> links.admit(address));
        links.admit("203.0.113.99");
    }

    @Test
    void areFoundByTheirNumber() {
        QuoteId id = quotes.create(sara, data(anna, null));
        String number = details(id).number();
        assertThat(queries.page(
                                sara,
                                new QuoteFilter(number.toLowerCase(Locale.ROOT), null, null),
                                QuoteSort.AMOUNT.sort(),
                                null,
                                9)
                        .rows())
                .extracting(QuoteRow::id)
                .containsExactly(id);
        assertThat(queries.count(sara, new QuoteFilter("%", null, null)).number())
                .isZero();
    }

    private QuoteId sent() {
        QuoteId id = quotes.create(sara, data(anna, null));
        quotes.addLine(sara, id, line(tea, "10", null, null));
        quotes.send(sara, id, version(id));
        return id;
    }

    private List<QuoteId> listed(QuoteState state) {
        return queries
                .page(sara, new QuoteFilter(null, state, null), QuoteSort.VALID_UNTIL.sort(), null, 200)
                .rows()
                .stream()
                .map(QuoteRow::id)
                .toList();
    }

    private List<LineRow> lines(QuoteId id) {
        return queries.document(sara, id).lines();
    }

    private QuoteDetails details(QuoteId id) {
        return queries.details(sara, id);
    }

    private int version(QuoteId id) {
        return details(id).version();
    }

    private long orderCount() {
        return world.jdbc()
                .sql("select count(*) from sales_order")
                .query(Long.class)
                .single();
    }

    private List<Long> told(QuoteId id) {
        return world.jdbc()
                .sql("select staff_id from notification where quote_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .list();
    }

    private List<String> actors(QuoteId id) {
        return world.jdbc()
                .sql(
                        "select actor_name from audit_entry where record_kind = 'QUOTE' and record_id = :id and actor_id is null")
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    private static LineData line(
            @Nullable ProductId product, String quantity, @Nullable String price, @Nullable String discount) {
        return new LineData(
                product,
                product == null ? "Delivery" : null,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                discount == null ? null : new BigDecimal(discount),
                null);
    }

    private static void refused(String key, ThrowingCallable doing) {
        assertThatThrownBy(doing).hasMessage(key);
    }
}
