package peyvand.analytical.product;

import java.util.List;

/** Products that are surely bought together, and between which. */
public record Network(List<Product> products, List<Line> lines) {

    /**
     * Two products that are bought together.
     *
     * @param from place of one in {@code products}; {@code to}: of the other
     * @param both baskets with both; fromIn: with the one; toIn: with the other
     * @param sure share of both in either, at the lower end of its interval
     */
    public record Line(int from, int to, int both, int fromIn, int toIn, double sure) {}
}
