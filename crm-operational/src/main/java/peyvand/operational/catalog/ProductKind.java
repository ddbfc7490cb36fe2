package peyvand.operational.catalog;

/**
 * What a product is. Goods and services are merchandise; the others stand on invoices but say nothing about what people
 * like to buy.
 */
public enum ProductKind {
    GOODS,
    SERVICE,
    SHIPPING,
    FEE,
    DISCOUNT,
    SAMPLE,
    VOUCHER,
    ADJUSTMENT;

    public boolean merchandise() {
        return this == GOODS || this == SERVICE;
    }
}
