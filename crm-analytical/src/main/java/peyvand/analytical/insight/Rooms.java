package peyvand.analytical.insight;

import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.facts.Facts;

/** Puts down for each customer in which category they have most room to spend more, by what those spend who are alike. */
@Repository
class Rooms {

    private final JdbcClient jdbc;

    Rooms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What customers of a cluster could spend in a category, whose id it is; in the base currency. */
    record Potential(int cluster, long category, int buyers, double amount) {}

    /** @param insights with clusters. @return what could be spent */
    List<Potential> of(Facts facts, Insights insights) {
        long[] categories =
                jdbc.sql("select category_id from dim_category order by 1").query(Long.class).list().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
        Wallets wallets = new Wallets(facts, categoryOf(facts, categories), categories.length, insights.cluster);
        Wallets.Room most = wallets.room();
        for (int i = 0; i < insights.size(); i++) {
            if (most.category()[i] >= 0) {
                insights.room[i] = (double) most.room()[i] / Facts.UNIT;
                insights.roomCategory[i] = categories[most.category()[i]];
            }
        }
        return wallets.potentials().stream()
                .map(potential -> new Potential(
                        potential.group(),
                        categories[potential.category()],
                        potential.buyers(),
                        (double) potential.amount() / Facts.UNIT))
                .toList();
    }

    private int[] categoryOf(Facts facts, long[] categories) {
        int[] categoryOf = new int[facts.products().length];
        Arrays.fill(categoryOf, -1);
        jdbc.sql("select product_id, category_id from dim_product where category_id is not null")
                .query(row -> {
                    int product = Arrays.binarySearch(facts.products(), row.getLong(1));
                    int category = Arrays.binarySearch(categories, row.getLong(2));
                    if (product >= 0 && category >= 0) {
                        categoryOf[product] = category;
                    }
                });
        return categoryOf;
    }
}
