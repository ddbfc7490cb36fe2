package peyvand.web.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import peyvand.domain.MinorUnits;
import peyvand.operational.staff.Language;
import peyvand.web.document.Paper.Cell;
import peyvand.web.document.Paper.Column;
import peyvand.web.document.Paper.Entry;
import peyvand.web.document.Paper.Table;
import peyvand.web.i18n.Formats;

/** What papers of one language say again and again, and how they write numbers and days. */
public final class PaperWords {

    private final Language language;
    private final Formats formats;
    private final MessageSource messages;

    PaperWords(Language language, Formats formats, MessageSource messages) {
        this.language = language;
        this.formats = formats;
        this.messages = messages;
    }

    public Language language() {
        return language;
    }

    /** Persian papers write Persian digits and the Jalali calendar. */
    public Formats formats() {
        return formats;
    }

    /** A message in the language of the paper. */
    public String word(String key, Object... args) {
        return messages.getMessage(key, args, language.locale());
    }

    /** The lines as a table; discount and tax have their columns where any line has them. */
    public Table table(List<PaperLine> lines, String currency) {
        boolean discount =
                lines.stream().anyMatch(line -> line.discountPercent().signum() != 0);
        boolean tax = lines.stream().anyMatch(line -> line.taxPercent().signum() != 0);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(word("document.no"), "no"));
        columns.add(Column.words(word("document.item")));
        columns.add(Column.number(word("document.quantity")));
        columns.add(Column.number(word("document.unitPrice")));
        if (discount) {
            columns.add(Column.number(word("document.discount")));
        }
        if (tax) {
            columns.add(Column.number(word("document.tax")));
        }
        columns.add(Column.number(word("document.net")));
        return new Table(
                columns,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> cells(i + 1, lines.get(i), discount, tax, currency))
                        .toList());
    }

    private List<Cell> cells(int number, PaperLine line, boolean discount, boolean tax, String currency) {
        int decimals = MinorUnits.decimals(currency);
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(formats.number(number)));
        cells.add(new Cell(line.name(), line.code(), line.description()));
        cells.add(Cell.of(formats.number(line.quantity())));
        cells.add(Cell.of(price(line.unitPrice(), decimals)));
        if (discount) {
            cells.add(Cell.of(percent(line.discountPercent())));
        }
        if (tax) {
            cells.add(Cell.of(percent(line.taxPercent())));
        }
        cells.add(Cell.of(formats.number(line.net(), decimals)));
        return cells;
    }

    /** A price may be finer than what is paid. */
    private String price(BigDecimal price, int decimals) {
        return price.stripTrailingZeros().scale() > decimals ? formats.number(price) : formats.number(price, decimals);
    }

    public String percent(BigDecimal percent) {
        return percent.signum() == 0 ? "" : word("document.percent", formats.number(percent));
    }

    /**
     * What the lines come to; a step at which nothing happens is left out.
     *
     * @param list before discounts
     * @param net after them, before tax
     * @param total the key of the word for what counts in the end
     */
    public List<Entry> sums(BigDecimal list, BigDecimal net, BigDecimal tax, String total, String currency) {
        Function<BigDecimal, String> money = amount -> formats.money(amount, currency);
        List<Entry> sums = new ArrayList<>();
        boolean discounted = list.compareTo(net) != 0;
        if (discounted) {
            sums.add(Entry.of(word("document.sum.list"), money.apply(list)));
            sums.add(Entry.of(word("document.sum.discount"), money.apply(net.subtract(list))));
        }
        if (discounted || tax.signum() != 0) {
            sums.add(Entry.of(word("document.sum.net"), money.apply(net)));
        }
        if (tax.signum() != 0) {
            sums.add(Entry.of(word("document.sum.tax"), money.apply(tax)));
        }
        sums.add(Entry.of(word(total), money.apply(net.add(tax))));
        return sums;
    }
}
