package peyvand.analytical.insight;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.Pairs;

/** What customers must not be offered: what they have brought back, and what they did not want. */
@Repository
class Refusals {

    private final JdbcClient jdbc;

    Refusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Pairs of(Facts facts) {
        IntStream.Builder who = IntStream.builder();
        IntStream.Builder what = IntStream.builder();
        jdbc.sql("select customer_id, product_id from fact_offer_refusal").query((RowCallbackHandler) row -> {
            int customer = Arrays.binarySearch(facts.customers(), row.getLong("customer_id"));
            int product = Arrays.binarySearch(facts.products(), row.getLong("product_id"));
            if (customer >= 0 && product >= 0) {
                who.add(customer);
                what.add(product);
            }
        });
        return new Pairs(
                IntStream.concat(Arrays.stream(facts.broughtBack().customers()), who.build())
                        .toArray(),
                IntStream.concat(Arrays.stream(facts.broughtBack().products()), what.build())
                        .toArray());
    }
}
