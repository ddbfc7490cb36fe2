package peyvand.operational.quote;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.LineId;
import peyvand.domain.OpportunityId;
import peyvand.domain.QuoteId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.catalog.Rate;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityLines;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.pricing.LineTable;
import peyvand.operational.pricing.PricedLine;
import peyvand.operational.pricing.Prices;
import peyvand.operational.pricing.Sale;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.CompanyQueries;
import peyvand.operational.staff.SecretBox;
import peyvand.operational.staff.SecretText;

/** The commands on quotes. */
@Service
@Transactional
public class Quotes {

    private final VisibleQuotes visible;
    private final QuoteRepository quotes;
    private final QuoteNumbers numbers;
    private final OpportunityQueries opportunities;
    private final OpportunityLines opportunityLines;
    private final Prices prices;
    private final CompanyQueries companies;
    private final SecretBox secrets;
    private final LineTable lines;
    private final AuditLog audit;
    private final Clock clock;

    Quotes(
            VisibleQuotes visible,
            QuoteRepository quotes,
            QuoteNumbers numbers,
            OpportunityQueries opportunities,
            OpportunityLines opportunityLines,
            Prices prices,
            CompanyQueries companies,
            SecretBox secrets,
            JdbcClient jdbc,
            AuditLog audit,
            Clock clock) {
        this.visible = visible;
        this.quotes = quotes;
        this.numbers = numbers;
        this.opportunities = opportunities;
        this.opportunityLines = opportunityLines;
        this.prices = prices;
        this.companies = companies;
        this.secrets = secrets;
        this.lines = QuoteQueries.lines(jdbc);
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins a draft; with an opportunity it takes over its customer, its currency and its lines. */
    public QuoteId create(Viewer viewer, QuoteData data) {
        Company company = company();
        QuoteData wanted = data.opportunity() == null
                ? data.pricedIn(data.rate().against(company.baseCurrency()))
                : ofOpportunity(viewer, data.opportunity(), data);
        visible.requireCustomer(viewer, wanted.customer());
        visible.requireContact(wanted.contact(), wanted.customer());
        Quote quote = save(new Quote(
                numbers.next(today(), company.language()), 1, viewer.staff(), wanted, today(), clock.instant()));
        if (wanted.opportunity() != null) {
            opportunityLines.copy(wanted.opportunity(), lines, quote.id().value());
            count(quote);
        }
        record(viewer, "CREATED", quote, Changes.NONE);
        return quote.id();
    }

    private QuoteData ofOpportunity(Viewer viewer, OpportunityId id, QuoteData data) {
        OpportunityDetails opportunity = opportunities.details(viewer, id);
        if (!opportunity.open()) {
            throw new RuleViolation("rule.opportunity.closed");
        }
        Rate rate = opportunity.data().rate();
        return new QuoteData(
                opportunity.data().customer(),
                data.contact(),
                id,
                data.language(),
                rate,
                data.validUntil(),
                data.discountPercent(),
                data.terms(),
                data.note());
    }

    /**
     * Changes the head of a draft; its customer and its opportunity stay.
     *
     * @param version of the quote as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, QuoteId id, int version, QuoteData data) {
        Quote quote = quote(viewer, id, version);
        visible.requireContact(data.contact(), quote.customer());
        QuoteData priced = data.pricedIn(data.rate().against(company().baseCurrency()));
        Changes changes = quote.edit(priced, lines.any(id.value()), today(), clock.instant());
        if (!changes.isEmpty()) {
            count(quote);
            record(viewer, "CHANGED", quote, changes);
        }
    }

    public void addLine(Viewer viewer, QuoteId id, LineData data) {
        Quote quote = draft(viewer, id);
        PricedLine priced = priced(viewer, quote, data);
        LineRow added = lines.add(id.value(), priced);
        count(quote);
        record(viewer, "LINE_ADDED", quote, Changes.between(priced.before(), priced.fields(added.lineNo())));
    }

    /**
     * @param version of the line as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void changeLine(Viewer viewer, QuoteId id, LineId lineId, int version, LineData data) {
        Quote quote = draft(viewer, id);
        LineRow before = lines.line(id.value(), lineId);
        PricedLine priced = priced(viewer, quote, data);
        lines.change(id.value(), lineId, version, priced);
        count(quote);
        record(viewer, "LINE_CHANGED", quote, before.changes(priced));
    }

    public void removeLine(Viewer viewer, QuoteId id, LineId lineId) {
        Quote quote = draft(viewer, id);
        LineRow line = lines.line(id.value(), lineId);
        lines.remove(id.value(), lineId);
        count(quote);
        record(viewer, "LINE_REMOVED", quote, Changes.between(line.priced().fields(line.lineNo()), Map.of()));
    }

    /**
     * The quote is the customer's now, and stays as it is. Whether it goes by mail, by link or on paper is not decided
     * here.
     *
     * @param version of the quote as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void send(Viewer viewer, QuoteId id, int version) {
        Quote quote = quote(viewer, id, version);
        String secret = SecretText.random();
        quote.send(
                lines.any(id.value()),
                SecretText.hash(secret),
                secrets.close(secret.getBytes(StandardCharsets.UTF_8), RecordKind.QUOTE, id.value()),
                today(),
                clock.instant());
        save(quote);
        record(viewer, "SENT", quote, Changes.NONE);
    }

    /**
     * The secret in the customer's link to a quote that was sent.
     *
     * @throws RuleViolation when it was not, or the key by which links are kept is another one now
     */
    public String secret(Viewer viewer, QuoteId id) {
        byte[] closed = visible.quote(viewer, id).linkSecret();
        if (closed == null) {
            throw new RuleViolation("rule.quote.noLink");
        }
        return secrets.open(closed, RecordKind.QUOTE, id.value())
                .map(open -> new String(open, StandardCharsets.UTF_8))
                .orElseThrow(() -> new RuleViolation("rule.quote.noLink"));
    }

    /** Writes down that the link to a quote was mailed. */
    public void mailed(Viewer viewer, QuoteId id, String to) {
        record(viewer, "MAILED", visible.quote(viewer, id), Changes.between(Map.of(), Map.of("email", to)));
    }

    /**
     * Drafts a new version of a quote that was sent; the customer can no longer accept the one before.
     *
     * @throws RuleViolation when a newer version is there, or it was accepted
     */
    public QuoteId revise(Viewer viewer, QuoteId id) {
        Quote quote = visible.quote(viewer, id);
        int latest = quotes.latestRevision(quote.number());
        if (latest > quote.revision()) {
            throw new RuleViolation("rule.quote.notRevisable");
        }
        Quote next = quote.revise(latest + 1, viewer.staff(), today(), clock.instant());
        save(quote);
        save(next);
        lines.copy(lines, id.value(), next.id().value());
        count(next);
        record(viewer, "REVISED", next, Changes.NONE);
        return next.id();
    }

    private Quote draft(Viewer viewer, QuoteId id) {
        Quote quote = visible.quote(viewer, id);
        quote.requireDraft();
        return quote;
    }

    private Quote quote(Viewer viewer, QuoteId id, int version) {
        Quote quote = visible.quote(viewer, id);
        Stale.check(id, version, quote.version());
        return quote;
    }

    private PricedLine priced(Viewer viewer, Quote quote, LineData data) {
        return prices.price(viewer, new Sale(quote.customer(), quote.currency(), today()), data);
    }

    private void count(Quote quote) {
        quote.comesTo(lines.count(quote.id().value(), quote.discountPercent(), quote.currency()), clock.instant());
        save(quote);
    }

    private Company company() {
        return companies.company().orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), company().zone());
    }

    private void record(Viewer viewer, String action, Quote quote, Changes changes) {
        audit.record(viewer, action, RecordKind.QUOTE, quote.id().value(), quote.customer(), changes);
    }

    private Quote save(Quote quote) {
        return quotes.saveAndFlush(quote);
    }
}
