package peyvand.analytical.product;

/**
 * A product that customers come to buy after another.
 *
 * @param followed customers who bought it for the first time on a later day
 * @param of customers who bought the other one
 * @param medianDays that passed between
 */
public record Later(Product product, int followed, int of, double medianDays) {}
