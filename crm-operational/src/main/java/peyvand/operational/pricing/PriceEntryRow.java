package peyvand.operational.pricing;

import java.math.BigDecimal;
import peyvand.domain.ProductId;

/** A price of a list as its page shows it. */
public record PriceEntryRow(
        long id, ProductId product, String code, String name, BigDecimal minQuantity, BigDecimal unitPrice) {}
