package peyvand.analytical.product;

/**
 * A product that is bought together with another.
 *
 * @param both baskets with both
 * @param of baskets with the other one
 */
public record Near(Product product, int both, int of) {}
