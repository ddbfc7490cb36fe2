package peyvand.analytical.product;

/** What counts as bought, as in {@link peyvand.analytical.facts.Facts}. */
final class Bought {

    /** Said of a line {@code l} of {@code fact_order_line}. */
    static final String LINE = line("l");

    private Bought() {}

    static String line(String alias) {
        return "%1$s.order_kind = 'SALE' and %1$s.quantity > 0 and %1$s.base_amount > 0".formatted(alias);
    }
}
