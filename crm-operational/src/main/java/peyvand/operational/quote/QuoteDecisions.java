package peyvand.operational.quote;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.OrderId;
import peyvand.domain.QuoteDecided;
import peyvand.domain.QuoteId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.audit.Author;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.pricing.LineTable;
import peyvand.operational.sales.AcceptedLine;
import peyvand.operational.sales.AcceptedSales;
import peyvand.operational.sales.OrderData;
import peyvand.operational.sales.OrderKind;
import peyvand.operational.staff.CompanyQueries;

/**
 * What customers say to quotes. A yes makes one order and wins the opportunity, all in one transaction under the lock of
 * the quote: whoever comes second finds it decided.
 */
@Service
@Transactional
public class QuoteDecisions {

    private static final int LONGEST_WORDS = 1_000;

    private final VisibleQuotes visible;
    private final QuoteRepository quotes;
    private final AcceptedSales sales;
    private final Opportunities opportunities;
    private final CompanyQueries companies;
    private final LineTable lines;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QuoteDecisions(
            VisibleQuotes visible,
            QuoteRepository quotes,
            AcceptedSales sales,
            Opportunities opportunities,
            CompanyQueries companies,
            JdbcClient jdbc,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visible = visible;
        this.quotes = quotes;
        this.sales = sales;
        this.opportunities = opportunities;
        this.companies = companies;
        this.lines = QuoteQueries.lines(jdbc);
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Accepts in the name of the customer, also what has expired: a yes on the telephone is a yes.
     *
     * @param words how they said it; null for nothing to tell
     */
    public OrderId accept(Viewer viewer, QuoteId id, @Nullable String words) {
        return accept(visible.quote(viewer, id), Author.of(viewer), null, words);
    }

    /** Declines in the name of the customer. */
    public void decline(Viewer viewer, QuoteId id, @Nullable String words) {
        decline(visible.quote(viewer, id), Author.of(viewer), null, words);
    }

    OrderId accept(Quote quote, Author author, @Nullable String name, @Nullable String words) {
        if (quote.state() == QuoteState.ACCEPTED && quote.order() != null) {
            return quote.order();
        }
        requireOpen(quote, words);
        OrderId order = sales.place(author, order(quote), agreed(quote));
        quote.accept(order, name, author.staff(), words, clock.instant());
        decided("ACCEPTED", quote, author, words);
        if (quote.opportunity() != null) {
            opportunities.accepted(author, quote.opportunity());
        }
        return order;
    }

    void decline(Quote quote, Author author, @Nullable String name, @Nullable String words) {
        if (quote.state() == QuoteState.DECLINED) {
            return;
        }
        requireOpen(quote, words);
        quote.decline(name, author.staff(), words, clock.instant());
        decided("DECLINED", quote, author, words);
    }

    private static void requireOpen(Quote quote, @Nullable String words) {
        if (!quote.open()) {
            throw new RuleViolation("rule.quote.notOpen");
        }
        if (words != null && words.length() > LONGEST_WORDS) {
            throw new RuleViolation("form.longest", LONGEST_WORDS);
        }
    }

    private OrderData order(Quote quote) {
        QuoteData data = quote.data();
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
        return new OrderData(
                OrderKind.SALE,
                data.customer(),
                data.contact(),
                today,
                data.rate().currency(),
                data.rate().exchangeRate(),
                null,
                null,
                data.terms());
    }

    private List<AcceptedLine> agreed(Quote quote) {
        return lines.of(quote.id().value()).stream()
                .map(line -> new AcceptedLine(line.product(), line.description(), line.terms(), line.sharedDiscount()))
                .toList();
    }

    /** Whoever decides about their own quote knows of it already. */
    private void decided(String action, Quote quote, Author author, @Nullable String words) {
        quotes.saveAndFlush(quote);
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("quoteState", quote.state());
        said.put("reason", words);
        audit.record(
                author,
                action,
                RecordKind.QUOTE,
                quote.id().value(),
                quote.customer(),
                Changes.between(Map.of("quoteState", QuoteState.SENT), said));
        if (!quote.owner().equals(author.staff())) {
            events.publishEvent(new QuoteDecided(quote.id(), quote.owner()));
        }
    }
}
