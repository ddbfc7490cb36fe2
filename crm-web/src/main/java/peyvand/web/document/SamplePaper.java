package peyvand.web.document;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.operational.letterhead.Letterhead;
import peyvand.operational.letterhead.LetterheadQueries;
import peyvand.operational.staff.Language;
import peyvand.web.document.Paper.Entry;
import peyvand.web.document.Paper.Party;

/** A paper that shows how others will look. */
@Component
class SamplePaper {

    private static final BigDecimal PRICE = BigDecimal.valueOf(1_500);

    private final Papers papers;
    private final LetterheadQueries letterheads;
    private final Clock clock;

    SamplePaper(Papers papers, LetterheadQueries letterheads, Clock clock) {
        this.papers = papers;
        this.letterheads = letterheads;
        this.clock = clock;
    }

    Paper in(Language language) {
        PaperWords words = papers.words(language);
        Letterhead letterhead = letterheads.letterhead();
        String currency = letterhead.company().baseCurrency();
        BigDecimal taxPercent = letterhead.data().taxPercent();
        List<PaperLine> lines = List.of(line(words, 1, taxPercent), line(words, 2, taxPercent));
        BigDecimal net = lines.stream().map(PaperLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = net.multiply(taxPercent).movePointLeft(2);
        return new Paper(
                language,
                words.word("letterhead.sample"),
                null,
                words.word("letterhead.sample.word"),
                List.of(Entry.of(
                        words.word("document.date"),
                        words.formats()
                                .date(LocalDate.ofInstant(
                                        clock.instant(), letterhead.company().zone())))),
                List.of(new Party(words.word("document.buyer"), words.word("letterhead.sample.buyer"), List.of())),
                words.table(lines, currency),
                words.sums(net, net, tax, "document.sum.payable", currency),
                List.of(),
                true);
    }

    private static PaperLine line(PaperWords words, int quantity, BigDecimal taxPercent) {
        BigDecimal pieces = BigDecimal.valueOf(quantity);
        return new PaperLine(
                words.word("letterhead.sample.item", words.formats().number(quantity)),
                null,
                null,
                pieces,
                PRICE,
                BigDecimal.ZERO,
                taxPercent,
                PRICE.multiply(pieces));
    }
}
