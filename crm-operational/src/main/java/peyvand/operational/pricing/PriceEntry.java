package peyvand.operational.pricing;

import java.math.BigDecimal;
import peyvand.domain.ProductId;

/**
 * What a product costs from some quantity on.
 *
 * @param minQuantity from how many; zero: always
 */
public record PriceEntry(ProductId product, BigDecimal minQuantity, BigDecimal unitPrice) {}
