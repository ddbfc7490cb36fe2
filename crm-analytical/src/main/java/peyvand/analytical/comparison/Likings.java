package peyvand.analytical.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.analytical.basket.Correction;
import peyvand.analytical.basket.FourCounts;
import peyvand.analytical.basket.Significance;
import peyvand.analytical.comparison.Contrast.Liking;
import peyvand.analytical.statistic.Proportion;
import peyvand.analytical.statistic.Ratio;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.Viewer;

/**
 * Finds what one side is likelier to have bought than the other. Told is only what is hardly chance: by Fisher's exact test, of
 * either side, corrected by Holm for all that was compared. Who belongs to both sides counts on both; that makes the sides
 * more alike than the test takes them to be, so that it lets less through.
 */
@Component
class Likings {

    /** Of so many customers it is looked at what they bought. */
    static final int MOST_ASKED = 4_000;

    private static final double LEVEL = 0.05;
    private static final int TOLD = 10;

    /** What counts as bought, as in the analysis of products. */
    static final String BOUGHT = "l.order_kind = 'SALE' and l.quantity > 0 and l.base_amount > 0";

    private static final String LINES = """
            select x.id, l.product_id from unnest(cast(:ids as bigint[])) with ordinality x (id, place)
            cross join lateral (select * from dim_customer c where c.customer_id = x.id and not c.archived offset 0) c
            cross join lateral (select distinct l.product_id from fact_order_line l where l.customer_id = x.id and l.product_id is not null
              and {bought} offset 0) l
            where true
            """.replace("{bought}", BOUGHT);

    private final JdbcClient jdbc;

    Likings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is liked on two sides. */
    record Told(List<Liking> products, List<Liking> categories) {}

    /** Who bought what: by product, and by whatever category it lies in. */
    private record Counts(Map<Long, Integer> products, Map<Long, Integer> categories) {}

    private record Bought(long customer, long product) {}

    Told of(Viewer viewer, Crowd a, Crowd b) {
        List<Bought> boughtA = bought(viewer, a);
        List<Bought> boughtB = bought(viewer, b);
        Set<Long> products = new HashSet<>();
        boughtA.forEach(line -> products.add(line.product()));
        boughtB.forEach(line -> products.add(line.product()));
        Map<Long, List<Long>> within = categories(products);
        Counts inA = counts(boughtA, within);
        Counts inB = counts(boughtB, within);
        int ofA = a.looked().size();
        int ofB = b.looked().size();
        return new Told(
                told(
                        inA.products(),
                        ofA,
                        inB.products(),
                        ofB,
                        "select product_id as id, name || ' (' || code || ')' as name from dim_product where product_id = any (:ids)"),
                told(
                        inA.categories(),
                        ofA,
                        inB.categories(),
                        ofB,
                        "select category_id as id, category as name from dim_category where category_id = any (:ids)"));
    }

    private List<Bought> bought(Viewer viewer, Crowd crowd) {
        return Visibility.buyers(Sql.of(LINES).with("ids", crowd.ids()), viewer, "c")
                .on(jdbc)
                .query((row, n) -> new Bought(row.getLong("id"), row.getLong("product_id")))
                .list();
    }

    private Map<Long, List<Long>> categories(Set<Long> products) {
        Map<Long, List<Long>> within = new HashMap<>();
        jdbc.sql("""
                select p.product_id, k.within from dim_product p join dim_category k on k.category_id = p.category_id
                where p.product_id = any (:ids)
                """).param("ids", products.toArray(Long[]::new)).query(row -> {
            within.put(row.getLong("product_id"), List.of((Long[])
                    row.getArray("within").getArray()));
        });
        return within;
    }

    private static Counts counts(List<Bought> bought, Map<Long, List<Long>> within) {
        Counts counts = new Counts(new HashMap<>(), new HashMap<>());
        Set<List<Long>> counted = new HashSet<>();
        for (Bought line : bought) {
            counts.products().merge(line.product(), 1, Integer::sum);
            for (Long category : within.getOrDefault(line.product(), List.of())) {
                if (counted.add(List.of(line.customer(), category))) {
                    counts.categories().merge(category, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private List<Liking> told(Map<Long, Integer> a, int ofA, Map<Long, Integer> b, int ofB, String names) {
        Map<Long, Ratio> sure = sure(a, ofA, b, ofB);
        List<Long> told = new ArrayList<>();
        told.addAll(surest(sure, Comparator.comparingDouble(Ratio::low).reversed(), ratio -> ratio.ratio() > 1));
        told.addAll(surest(sure, Comparator.comparingDouble(Ratio::high), ratio -> ratio.ratio() <= 1));
        Map<Long, String> called = new HashMap<>();
        jdbc.sql(names).param("ids", told.toArray(Long[]::new)).query(row -> {
            called.put(row.getLong("id"), row.getString("name"));
        });
        return told.stream()
                .map(id -> new Liking(id, called.getOrDefault(id, "?"), Objects.requireNonNull(sure.get(id))))
                .toList();
    }

    private static List<Long> surest(Map<Long, Ratio> sure, Comparator<Ratio> order, Predicate<Ratio> which) {
        return sure.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .sorted(Map.Entry.<Long, Ratio>comparingByValue(order).thenComparing(Map.Entry.comparingByKey()))
                .limit(TOLD)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those of all that was bought of which it is hardly chance that one side likes them more. */
    static Map<Long, Ratio> sure(Map<Long, Integer> a, int ofA, Map<Long, Integer> b, int ofB) {
        Set<Long> all = new LinkedHashSet<>(a.keySet());
        all.addAll(b.keySet());
        if (ofA == 0 || ofB == 0 || all.isEmpty()) {
            return Map.of();
        }
        List<Long> ids = new ArrayList<>(all);
        double[] logs = ids.stream()
                .mapToDouble(id -> logChance(a.getOrDefault(id, 0), ofA, b.getOrDefault(id, 0), ofB))
                .toArray();
        double[] corrected = Correction.HOLM.of(logs, logs.length);
        Map<Long, Ratio> sure = new HashMap<>();
        for (int i = 0; i < corrected.length; i++) {
            Long id = ids.get(i);
            if (corrected[i] <= Math.log(LEVEL)) {
                sure.put(
                        id,
                        new Ratio(
                                new Proportion(a.getOrDefault(id, 0), ofA),
                                new Proportion(b.getOrDefault(id, 0), ofB)));
            }
        }
        return sure;
    }

    /** Of the likelier side, twice: either might have been it. */
    private static double logChance(int a, int ofA, int b, int ofB) {
        int bought = a + b;
        double upper = Significance.logChance(new FourCounts(a, ofA, bought, ofA + ofB));
        double lower = Significance.logChance(new FourCounts(b, ofB, bought, ofA + ofB));
        return Math.min(0, Math.min(upper, lower) + Math.log(2));
    }
}
