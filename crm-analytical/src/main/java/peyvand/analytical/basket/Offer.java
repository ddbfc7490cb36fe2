package peyvand.analytical.basket;

/**
 * What to offer next, and why: {@code both} of {@code of} who bought {@code because} bought {@code item}, too.
 *
 * @param score the nearness to all that they have, added up; only good for comparing offers of one customer
 * @param because which of what they have says most for it
 */
public record Offer(int item, double score, int because, int both, int of) {}
