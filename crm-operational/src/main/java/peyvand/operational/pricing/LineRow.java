package peyvand.operational.pricing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Changes;
import peyvand.domain.LineId;
import peyvand.domain.LineTerms;
import peyvand.domain.ProductId;

/**
 * A line of an opportunity or a quote.
 *
 * @param name the product's, or the description
 * @param description where it says more than the product's name
 * @param sharedDiscount its part of a discount on the whole
 * @param net after all discounts, before tax
 */
public record LineRow(
        LineId id,
        int lineNo,
        @Nullable ProductId product,
        @Nullable String productCode,
        String name,
        @Nullable String description,
        LineTerms terms,
        BigDecimal sharedDiscount,
        BigDecimal net,
        BigDecimal tax,
        int version) {

    /** What another wording of the line changes; tells which line it was. */
    public Changes changes(PricedLine after) {
        Map<String, Changes.Change> fields = new LinkedHashMap<>();
        fields.put("lineNo", new Changes.Change(String.valueOf(lineNo), String.valueOf(lineNo)));
        fields.putAll(
                Changes.between(priced().fields(lineNo), after.fields(lineNo)).fields());
        return new Changes(fields);
    }

    /** As it was priced, whatever is usual now. */
    public PricedLine priced() {
        return new PricedLine(product, description, terms, null);
    }
}
