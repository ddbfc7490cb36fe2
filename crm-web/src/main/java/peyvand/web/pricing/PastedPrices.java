package peyvand.web.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import peyvand.domain.ProductId;
import peyvand.operational.pricing.PriceEntry;
import peyvand.web.i18n.Ui;

/**
 * Rows of a product's code, perhaps a quantity from which on the price holds, and the price, as they are pasted from a
 * sheet. A tab, a semicolon or a bar parts them; empty rows say nothing.
 *
 * @param wrong those that cannot be read
 */
record PastedPrices(List<PriceEntry> entries, List<WrongRow> wrong) {

    static final int MOST = 5_000;

    private static final String PARTED = "\\s*[\t;|؛]\\s*";
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 4;
    private static final int WITH_QUANTITY = 3;

    /** @param number as it is counted in the text, from one */
    record WrongRow(String number, String text, String reason) {}

    /** @param products finds those of many codes at once */
    static PastedPrices read(String pasted, Function<List<String>, Map<String, ProductId>> products, Ui ui) {
        List<String[]> rows =
                pasted.lines().map(line -> line.strip().split(PARTED, -1)).toList();
        Reading reading =
                new Reading(products.apply(rows.stream().map(row -> row[0]).toList()), ui);
        for (int i = 0; i < rows.size(); i++) {
            reading.row(i + 1, rows.get(i));
        }
        return new PastedPrices(reading.entries, reading.wrong);
    }

    private static final class Reading {

        private final Map<String, ProductId> products;
        private final Ui ui;
        private final List<PriceEntry> entries = new ArrayList<>();
        private final List<WrongRow> wrong = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        Reading(Map<String, ProductId> products, Ui ui) {
            this.products = products;
            this.ui = ui;
        }

        void row(int number, String[] cells) {
            if (Arrays.stream(cells).allMatch(String::isEmpty)) {
                return;
            }
            String reason = cells.length != 2 && cells.length != WITH_QUANTITY
                    ? ui.message("pricing.row.cells")
                    : read(cells[0], cells.length == WITH_QUANTITY ? cells[1] : "", cells[cells.length - 1]);
            if (reason != null) {
                wrong.add(new WrongRow(ui.formats().number(number), String.join(" ; ", cells), reason));
            }
        }

        private @Nullable String read(String code, String quantity, String price) {
            ProductId product = products.get(code);
            if (product == null) {
                return ui.message("pricing.row.product");
            }
            BigDecimal least = quantity.isEmpty() ? BigDecimal.ZERO : number(quantity);
            BigDecimal each = number(price);
            if (least == null || each == null) {
                return ui.message("pricing.row.number", MOST_DECIMALS);
            }
            if (!seen.add(product + " " + least.stripTrailingZeros())) {
                return ui.message("pricing.row.twice");
            }
            entries.add(new PriceEntry(product, least, each));
            return null;
        }

        private @Nullable BigDecimal number(String text) {
            return ui.formats()
                    .readNumber(text)
                    .filter(number -> number.signum() >= 0
                            && number.stripTrailingZeros().scale() <= MOST_DECIMALS
                            && number.precision() - number.scale() <= MOST_DIGITS)
                    .orElse(null);
        }
    }
}
