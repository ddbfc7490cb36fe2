package peyvand.operational.quote;

import java.util.List;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.staff.Company;

/**
 * All that stands on the paper of a quote and on the page its link leads to.
 *
 * @param company who offers
 * @param quote with customer, contact, days, discounts, sums and terms
 * @param lines by their numbers
 */
public record QuoteDocument(Company company, QuoteDetails quote, List<LineRow> lines) {

    public QuoteDocument {
        lines = List.copyOf(lines);
    }
}
