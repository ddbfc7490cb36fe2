package peyvand.web.invoice;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.operational.invoice.InvoiceData;
import peyvand.operational.invoice.InvoiceDetails;
import peyvand.operational.invoice.InvoiceLine;
import peyvand.operational.invoice.InvoiceQueries;
import peyvand.operational.letterhead.LetterheadQueries;
import peyvand.operational.staff.Language;
import peyvand.web.document.Paper;
import peyvand.web.document.Paper.Entry;
import peyvand.web.document.Paper.Party;
import peyvand.web.document.PaperLine;
import peyvand.web.document.PaperWords;
import peyvand.web.document.Papers;
import peyvand.web.document.PdfAnswer;

/** Prints invoices and credit notes. */
@Component
class InvoicePaper {

    private final Papers papers;
    private final InvoiceQueries queries;
    private final LetterheadQueries letterheads;

    InvoicePaper(Papers papers, InvoiceQueries queries, LetterheadQueries letterheads) {
        this.letterheads = letterheads;
        this.papers = papers;
        this.queries = queries;
    }

    byte[] print(InvoiceDetails invoice, Language language) {
        return papers.print(paper(invoice, papers.words(language)), letterheads.issuer(invoice.id()));
    }

    static String fileName(InvoiceDetails invoice) {
        String kind = invoice.creditNote() ? "credit-note" : "invoice";
        return invoice.number() == null
                ? PdfAnswer.fileName(kind, "draft " + invoice.id())
                : PdfAnswer.fileName(kind, invoice.number().replaceFirst("^CN-", ""));
    }

    private Paper paper(InvoiceDetails invoice, PaperWords words) {
        return new Paper(
                words.language(),
                words.word("document.title." + invoice.kind()),
                invoice.number() == null ? null : words.formats().digits(invoice.number()),
                invoice.draft() ? words.word("invoice.draft") : null,
                facts(invoice, words),
                List.of(buyer(invoice.data(), words)),
                words.table(
                        queries.lines(invoice.id()).stream()
                                .map(InvoicePaper::line)
                                .toList(),
                        invoice.currency()),
                words.sums(
                        invoice.list(),
                        invoice.net(),
                        invoice.tax(),
                        invoice.creditNote() ? "document.sum.credited" : "document.sum.payable",
                        invoice.currency()),
                invoice.data().note() == null
                        ? List.of()
                        : List.of(Entry.of(
                                words.word("field.note"), invoice.data().note())),
                !invoice.creditNote());
    }

    private static List<Entry> facts(InvoiceDetails invoice, PaperWords words) {
        List<Entry> facts = new ArrayList<>();
        if (invoice.number() != null) {
            facts.add(Entry.code(words.word("document.number"), words.formats().digits(invoice.number())));
        }
        if (invoice.issuedOn() != null) {
            facts.add(Entry.of(words.word("document.date"), words.formats().date(invoice.issuedOn())));
        }
        if (!invoice.creditNote() && invoice.data().dueOn() != null) {
            facts.add(Entry.of(
                    words.word("field.dueOn"),
                    words.formats().date(invoice.data().dueOn())));
        }
        facts.add(Entry.code(words.word("field.order"), words.formats().digits(invoice.orderNumber())));
        if (invoice.credits() != null && invoice.credits().number() != null) {
            facts.add(Entry.code(
                    words.word("field.creditsInvoice"),
                    words.formats().digits(invoice.credits().number())));
        }
        return facts;
    }

    private static Party buyer(InvoiceData data, PaperWords words) {
        List<Entry> lines = new ArrayList<>();
        if (data.buyerAddress() != null) {
            lines.add(Entry.of("", data.buyerAddress()));
        }
        if (data.buyerTaxCode() != null) {
            lines.add(Entry.code(words.word("field.buyerTaxCode"), data.buyerTaxCode()));
        }
        return new Party(words.word("document.buyer"), data.buyerName(), lines);
    }

    private static PaperLine line(InvoiceLine line) {
        return new PaperLine(
                line.name(),
                line.code(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.discountPercent(),
                line.taxPercent(),
                line.net());
    }
}
