package peyvand.web.document;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.operational.letterhead.LetterheadQueries;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.quote.QuoteDetails;
import peyvand.operational.quote.QuoteDocument;
import peyvand.web.document.Paper.Entry;
import peyvand.web.document.Paper.Party;

/** Prints quotes, each in its own language. */
@Component
public class QuotePaper {

    private final Papers papers;
    private final LetterheadQueries letterheads;

    QuotePaper(Papers papers, LetterheadQueries letterheads) {
        this.papers = papers;
        this.letterheads = letterheads;
    }

    /** @return the quote as a PDF */
    public byte[] print(QuoteDocument document) {
        QuoteDetails quote = document.quote();
        return papers.print(paper(document, papers.words(quote.data().language())), letterheads.issuer(quote.id()));
    }

    public static String fileName(QuoteDocument document) {
        return PdfAnswer.fileName("quote", document.quote().label().replaceFirst("^Q-", ""));
    }

    private static Paper paper(QuoteDocument document, PaperWords words) {
        QuoteDetails quote = document.quote();
        return new Paper(
                words.language(),
                words.word("document.title.QUOTE"),
                words.formats().digits(quote.label()),
                quote.draft() ? words.word("document.draft") : null,
                facts(quote, words),
                List.of(new Party(words.word("document.buyer"), quote.customerName(), contact(quote, words))),
                words.table(document.lines().stream().map(QuotePaper::line).toList(), quote.currency()),
                words.sums(quote.listAmount(), quote.amount(), quote.tax(), "document.sum.total", quote.currency()),
                quote.data().terms() == null
                        ? List.of()
                        : List.of(Entry.of(
                                words.word("document.terms"), quote.data().terms())),
                false);
    }

    private static List<Entry> facts(QuoteDetails quote, PaperWords words) {
        List<Entry> facts = new ArrayList<>();
        facts.add(Entry.code(words.word("document.number"), words.formats().digits(quote.label())));
        facts.add(Entry.of(words.word("document.date"), words.formats().date(quote.quotedOn())));
        if (quote.data().validUntil() != null) {
            facts.add(Entry.of(
                    words.word("document.validUntil"),
                    words.formats().date(quote.data().validUntil())));
        }
        return facts;
    }

    private static List<Entry> contact(QuoteDetails quote, PaperWords words) {
        return quote.contactName() == null
                ? List.of()
                : List.of(Entry.of(words.word("document.attention"), quote.contactName()));
    }

    private static PaperLine line(LineRow line) {
        return new PaperLine(
                line.name(),
                line.productCode(),
                line.name().equals(line.description()) ? null : line.description(),
                line.terms().quantity(),
                line.terms().unitPrice(),
                line.terms().discountPercent(),
                line.terms().taxPercent(),
                line.net());
    }
}
