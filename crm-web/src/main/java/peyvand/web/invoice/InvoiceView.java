package peyvand.web.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.invoice.InvoiceData;
import peyvand.operational.invoice.InvoiceDetails;
import peyvand.operational.invoice.InvoiceDetails.InvoiceLink;
import peyvand.operational.invoice.InvoiceLine;
import peyvand.operational.invoice.InvoiceRow;
import peyvand.operational.invoice.InvoiceState;
import peyvand.operational.invoice.Payment;
import peyvand.web.form.Fact;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** What an invoice's page says beside its facts: how it stands, what it comes to, what can be done with it now. */
record InvoiceView(
        String kind,
        String state,
        String stateCss,
        boolean draft,
        boolean creditable,
        boolean payable,
        boolean refundable,
        int version,
        List<Sum> sums) {

    /** @param strong whether it is what counts */
    record Sum(String label, String text, boolean strong) {}

    /** A line as the table shows it. @param editable its quantity as it stands in a field; null for one that stays */
    record LineView(
            long id,
            String number,
            String name,
            @Nullable String code,
            @Nullable String description,
            String quantity,
            String unitPrice,
            String discount,
            String tax,
            String net,
            @Nullable String editable,
            String path) {}

    /** An entry of the ledger. @param reversal where it can be taken back; null where it cannot */
    record PaymentView(
            String day,
            String amount,
            String what,
            @Nullable String reference,
            String who,
            boolean reversed,
            @Nullable String reversal) {}

    /** An invoice on another record's page. */
    record LinkView(String href, String name, String state, String css, String date, String total) {}

    static InvoiceView of(InvoiceDetails invoice, Ui ui) {
        boolean balanced = invoice.balance().signum() == 0;
        return new InvoiceView(
                invoice.kind().name(),
                invoice.state().name(),
                css(invoice.state()),
                invoice.draft(),
                invoice.creditable(),
                !invoice.draft() && !invoice.creditNote() && !balanced,
                invoice.balance().signum() < 0,
                invoice.version(),
                sums(invoice, ui));
    }

    private static List<Sum> sums(InvoiceDetails invoice, Ui ui) {
        List<Sum> sums = new ArrayList<>();
        if (invoice.list().compareTo(invoice.net()) != 0) {
            sums.add(sum("list", invoice.list(), false, invoice, ui));
            sums.add(sum("discounts", invoice.net().subtract(invoice.list()), false, invoice, ui));
        }
        sums.add(sum("net", invoice.net(), false, invoice, ui));
        sums.add(sum("tax", invoice.tax(), false, invoice, ui));
        sums.add(sum("total", invoice.total(), true, invoice, ui));
        if (!invoice.draft() && !invoice.creditNote()) {
            sums.add(sum("paid", invoice.paid(), false, invoice, ui));
            if (invoice.credited().signum() != 0) {
                sums.add(sum("credited", invoice.credited(), false, invoice, ui));
            }
            sums.add(sum("balance", invoice.balance(), true, invoice, ui));
        }
        return sums;
    }

    private static Sum sum(String field, BigDecimal amount, boolean strong, InvoiceDetails invoice, Ui ui) {
        return new Sum(ui.message("field." + field), ui.formats().money(amount, invoice.currency()), strong);
    }

    /** A draft is called after what it becomes. */
    static String name(InvoiceDetails invoice, Ui ui) {
        return invoice.number() == null ? ui.message("invoice.draftOf." + invoice.kind()) : invoice.number();
    }

    /** What a draft says at its head, which can be edited. */
    static RecordView record(InvoiceDetails invoice, Ui ui) {
        InvoiceData data = invoice.data();
        List<Fact> facts = new ArrayList<>();
        if (!invoice.creditNote()) {
            facts.add(fact("dueOn", ui.formats().date(data.dueOn())));
        }
        facts.add(fact("buyerName", data.buyerName()));
        facts.add(fact("buyerAddress", data.buyerAddress()));
        facts.add(fact("buyerTaxCode", data.buyerTaxCode()));
        facts.add(fact("note", data.note()));
        return record(invoice, facts, invoice.draft() && ui.may("EDIT"), ui);
    }

    /** What it is about, which nobody edits. */
    static RecordView about(InvoiceDetails invoice, Ui ui) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("customer", invoice.customerName(), "/customers/" + invoice.customer()));
        facts.add(new Fact("order", invoice.orderNumber(), "/orders/" + invoice.order()));
        InvoiceLink credits = invoice.credits();
        if (credits != null) {
            facts.add(new Fact("creditsInvoice", text(credits.number()), "/invoices/" + credits.id()));
        }
        if (invoice.returnOrder() != null) {
            facts.add(new Fact("returnOrder", text(invoice.returnOrderNumber()), "/orders/" + invoice.returnOrder()));
        }
        if (invoice.issuedOn() != null) {
            facts.add(fact("issuedOn", ui.formats().date(invoice.issuedOn())));
        }
        return record(invoice, facts, false, ui);
    }

    private static RecordView record(InvoiceDetails invoice, List<Fact> facts, boolean editable, Ui ui) {
        return new RecordView(
                invoice.id().toString(),
                "/invoices/" + invoice.id(),
                name(invoice, ui),
                invoice.number(),
                invoice.kind().name(),
                false,
                editable,
                List.of(),
                facts);
    }

    static LineView line(InvoiceDetails invoice, InvoiceLine line, Ui ui) {
        Formats formats = ui.formats();
        return new LineView(
                line.id(),
                formats.number(line.lineNo()),
                line.name(),
                line.code(),
                line.description(),
                formats.number(line.quantity()),
                formats.money(line.unitPrice(), invoice.currency()),
                percent(line.discountPercent(), ui),
                percent(line.taxPercent(), ui),
                formats.money(line.net(), invoice.currency()),
                invoice.draft() ? formats.numberField(line.quantity()) : null,
                "/invoices/" + invoice.id() + "/lines/" + line.id());
    }

    private static String percent(BigDecimal percent, Ui ui) {
        return percent.signum() == 0 ? "" : ui.message("opportunity.percent", percent);
    }

    static PaymentView payment(InvoiceDetails invoice, Payment payment, Ui ui) {
        Formats formats = ui.formats();
        String kind = payment.reverses() != null ? "reversal" : payment.amount().signum() < 0 ? "refund" : "payment";
        return new PaymentView(
                formats.date(payment.paidOn()),
                formats.money(payment.amount(), invoice.currency()),
                ui.message("invoice.entry." + kind) + " · " + ui.message("choice.paymentMethod." + payment.method()),
                payment.reference(),
                payment.staffName(),
                payment.reversed(),
                payment.reversed() || payment.reverses() != null
                        ? null
                        : "/invoices/" + invoice.id() + "/payments/" + payment.id() + "/reversal");
    }

    static LinkView link(InvoiceRow row, Ui ui) {
        return new LinkView(
                "/invoices/" + row.id(),
                row.number() == null ? ui.message("invoice.draftOf." + row.kind()) : row.number(),
                ui.message("choice.invoiceState." + row.state()),
                css(row.state()),
                ui.formats().date(row.issuedOn()),
                ui.formats().money(row.total(), row.currency()));
    }

    private static String css(InvoiceState state) {
        return switch (state) {
            case DRAFT, PARTLY_PAID -> "warn";
            case PAID, CREDITED -> "good";
            case OVERDUE -> "bad";
            case UNPAID -> "";
        };
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text(text), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
