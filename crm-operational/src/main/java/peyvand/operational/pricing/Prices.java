package peyvand.operational.pricing;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.LineTerms;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductData;
import peyvand.operational.catalog.ProductQueries;
import peyvand.operational.staff.CompanyQueries;

/** What a line costs where nobody has written it. */
@Component
public class Prices {

    private final ProductQueries products;
    private final PriceListQueries lists;
    private final CompanyQueries companies;

    Prices(ProductQueries products, PriceListQueries lists, CompanyQueries companies) {
        this.products = products;
        this.lists = lists;
        this.companies = companies;
    }

    /**
     * Fills in what a line leaves open: the usual price, no discount, the usual tax.
     *
     * @throws RuleViolation when it says neither a product nor a description, or there is no usual price in this currency;
     *     nothing is converted silently
     */
    public PricedLine price(Viewer viewer, Sale sale, LineData data) {
        if (data.product() == null && data.description() == null) {
            throw new RuleViolation("rule.line.nothing");
        }
        ProductData product = data.product() == null
                ? null
                : products.details(viewer, data.product()).data();
        BigDecimal usual = usual(sale, data, product);
        BigDecimal price = data.unitPrice() == null ? usual : data.unitPrice();
        if (price == null) {
            throw new RuleViolation("rule.line.price", sale.currency());
        }
        LineTerms terms = new LineTerms(
                data.quantity(),
                price,
                Objects.requireNonNullElse(data.discountPercent(), BigDecimal.ZERO),
                data.taxPercent() == null ? tax(product) : data.taxPercent());
        return new PricedLine(data.product(), data.description(), terms, usual);
    }

    /** By the price lists, see {@link PriceListQueries}; else the product's own price, if that is in the currency. */
    private @Nullable BigDecimal usual(Sale sale, LineData data, @Nullable ProductData product) {
        if (data.product() == null || product == null) {
            return null;
        }
        return lists.price(sale, data.product(), data.quantity())
                .orElse(sale.currency().equals(product.currency()) ? product.price() : null);
    }

    private BigDecimal tax(@Nullable ProductData product) {
        return product == null || product.taxPercent() == null ? companies.usualTax() : product.taxPercent();
    }
}
