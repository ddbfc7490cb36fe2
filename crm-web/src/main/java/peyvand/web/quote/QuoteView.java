package peyvand.web.quote;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.quote.QuoteData;
import peyvand.operational.quote.QuoteDetails;
import peyvand.operational.quote.QuoteDocument;
import peyvand.operational.quote.QuoteRow;
import peyvand.operational.quote.QuoteState;
import peyvand.web.form.Fact;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;
import peyvand.web.line.LineView;

/**
 * What a quote says beside its facts.
 *
 * @param sums from the list amounts to what there is to pay; the last one counts
 * @param decision who decided, and when; null while nobody has
 * @param words what they said to it
 */
record QuoteView(
        String path,
        String number,
        String state,
        String stateCss,
        boolean draft,
        boolean sendable,
        boolean open,
        boolean revisable,
        String customerName,
        String customerHref,
        @Nullable String contactName,
        @Nullable String opportunityName,
        @Nullable String opportunityHref,
        @Nullable String orderNumber,
        @Nullable String orderHref,
        String ownerName,
        String quotedOn,
        @Nullable String validUntil,
        @Nullable String terms,
        List<Sum> sums,
        @Nullable String decision,
        @Nullable String words,
        int version,
        List<LineView> lines) {

    record Sum(String label, String amount) {}

    /** Another quote, as a card names it. */
    record Link(String href, String number, String state, String stateCss, String amount, String date) {}

    static QuoteView of(QuoteDocument document, boolean latest, Ui ui) {
        QuoteDetails quote = document.quote();
        QuoteData data = quote.data();
        String path = "/quotes/" + quote.id();
        QuoteState state = quote.state();
        return new QuoteView(
                path,
                quote.label(),
                state.name(),
                css(state),
                quote.draft(),
                quote.draft() && !document.lines().isEmpty(),
                state == QuoteState.SENT || state == QuoteState.EXPIRED,
                latest && (state == QuoteState.SENT || state == QuoteState.EXPIRED || state == QuoteState.DECLINED),
                quote.customerName(),
                "/customers/" + data.customer(),
                quote.contactName(),
                quote.opportunityName(),
                data.opportunity() == null ? null : "/opportunities/" + data.opportunity(),
                quote.orderNumber(),
                quote.order() == null ? null : "/orders/" + quote.order(),
                quote.ownerName(),
                ui.formats().date(quote.quotedOn()),
                data.validUntil() == null ? null : ui.formats().date(data.validUntil()),
                data.terms(),
                sums(quote, ui),
                decision(quote, ui),
                quote.decision(),
                quote.version(),
                document.lines().stream()
                        .map(line -> LineView.of(line, quote.currency(), path + "/lines", ui))
                        .toList());
    }

    static RecordView record(QuoteDetails quote, Ui ui) {
        QuoteData data = quote.data();
        Formats formats = ui.formats();
        return new RecordView(
                quote.id().toString(),
                "/quotes/" + quote.id(),
                quote.label(),
                null,
                null,
                false,
                quote.draft(),
                List.of(),
                List.of(
                        fact("orderContact", quote.contactName()),
                        fact("documentLanguage", ui.message("choice.documentLanguage." + data.language())),
                        fact("validUntil", data.validUntil() == null ? null : formats.date(data.validUntil())),
                        fact("wholeDiscount", LineView.percent(data.discountPercent(), ui)),
                        fact("currency", data.rate().currency()),
                        fact("exchangeRate", formats.numberField(data.rate().exchangeRate())),
                        fact("terms", data.terms()),
                        fact("note", data.note())));
    }

    static Link link(QuoteRow quote, Ui ui) {
        return new Link(
                "/quotes/" + quote.id(),
                quote.label(),
                quote.state().name(),
                css(quote.state()),
                ui.formats().money(quote.amount(), quote.currency()),
                ui.formats().date(quote.quotedOn()));
    }

    private static List<Sum> sums(QuoteDetails quote, Ui ui) {
        List<Sum> sums = new ArrayList<>();
        BigDecimal discounts = quote.lineDiscount().add(quote.discount());
        if (discounts.signum() != 0) {
            sums.add(sum("quote.sum.list", quote.listAmount(), quote, ui));
            sums.add(sum("quote.sum.discounts", discounts, quote, ui));
        }
        if (discounts.signum() != 0 || quote.tax().signum() != 0) {
            sums.add(sum("line.net", quote.amount(), quote, ui));
        }
        if (quote.tax().signum() != 0) {
            sums.add(sum("line.tax", quote.tax(), quote, ui));
        }
        sums.add(sum("quote.sum.total", quote.total(), quote, ui));
        return sums;
    }

    private static Sum sum(String label, BigDecimal amount, QuoteDetails quote, Ui ui) {
        return new Sum(ui.message(label), ui.formats().money(amount, quote.currency()));
    }

    private static @Nullable String decision(QuoteDetails quote, Ui ui) {
        if (quote.decidedAt() == null) {
            return null;
        }
        String way = quote.decidedName() == null ? "byUs" : "byLink";
        String who = quote.decidedName() == null ? quote.decidedBy() : quote.decidedName();
        return ui.message(
                "quote.decided." + quote.state() + "." + way, Ui.isolated(String.valueOf(who)), quote.decidedAt());
    }

    static String css(QuoteState state) {
        return switch (state) {
            case DRAFT, EXPIRED -> "warn";
            case ACCEPTED -> "good";
            case DECLINED -> "bad";
            case SENT, SUPERSEDED -> "";
        };
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text == null ? "" : text, null);
    }
}
