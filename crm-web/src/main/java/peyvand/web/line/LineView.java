package peyvand.web.line;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.pricing.LineRow;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/**
 * A line as a table shows it.
 *
 * @param links where it was taken back, or what it takes back
 * @param left how much of it can be taken back; null where nothing can
 * @param path under which it is changed
 */
public record LineView(
        String id,
        String number,
        String name,
        @Nullable String href,
        @Nullable String code,
        @Nullable String description,
        String quantity,
        String unitPrice,
        String discount,
        String tax,
        String amount,
        List<Link> links,
        @Nullable String left,
        String path) {

    public record Link(String text, String href) {}

    /** @param lines under which the lines of the record are found */
    public static LineView of(LineRow line, String currency, String lines, Ui ui) {
        return of(Line.of(line), currency, List.of(), null, lines, ui);
    }

    public static LineView of(
            Line line, String currency, List<Link> links, @Nullable String left, String lines, Ui ui) {
        Formats formats = ui.formats();
        return new LineView(
                line.id(),
                formats.number(line.number()),
                line.name(),
                line.product() == null ? null : "/products/" + line.product(),
                line.code(),
                line.name().equals(line.description()) ? null : line.description(),
                formats.number(line.terms().quantity()),
                formats.money(line.terms().unitPrice(), currency),
                discount(line.terms().discountPercent(), line.sharedDiscount(), currency, ui),
                percent(line.terms().taxPercent(), ui),
                formats.money(line.net(), currency),
                links,
                left,
                lines + "/" + line.id());
    }

    /** What is taken off a line: of itself in per cent, and its part of what is taken off the whole. */
    public static String discount(BigDecimal own, BigDecimal shared, String currency, Ui ui) {
        String percent = percent(own, ui);
        if (shared.signum() == 0) {
            return percent;
        }
        String share = ui.formats().money(shared, currency);
        return percent.isEmpty() ? share : percent + " + " + share;
    }

    /** Nothing where there is none. */
    public static String percent(BigDecimal percent, Ui ui) {
        return percent.signum() == 0 ? "" : ui.message("line.percent", percent.stripTrailingZeros());
    }
}
