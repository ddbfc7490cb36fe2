package peyvand.analytical.product;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.ProductId;
import peyvand.domain.Viewer;

/** Reads which products are most surely bought together: few rows, found by an index. */
@Repository
public class Networks {

    /** Each pair may stand there twice, and some may lead beyond the products there is room for. */
    private static final int PAIRS_PER_LINE = 5;

    private final JdbcClient jdbc;

    Networks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Pair(long from, long to, int both, int fromIn, int toIn, double sure) {}

    /** The surest lines first, as far as they are between so few products. */
    public Network strongest(Viewer viewer, int mostProducts, int mostLines) {
        Map<Long, Integer> places = new LinkedHashMap<>();
        List<Network.Line> lines = new ArrayList<>();
        Set<Set<Long>> drawn = new HashSet<>();
        for (Pair pair : pairs(mostLines * PAIRS_PER_LINE)) {
            Set<Long> ends = Set.of(pair.from(), pair.to());
            long newcomers =
                    ends.stream().filter(end -> !places.containsKey(end)).count();
            if (lines.size() < mostLines && places.size() + newcomers <= mostProducts && drawn.add(ends)) {
                lines.add(new Network.Line(
                        place(places, pair.from()),
                        place(places, pair.to()),
                        pair.both(),
                        pair.fromIn(),
                        pair.toIn(),
                        pair.sure()));
            }
        }
        return new Network(products(places), lines);
    }

    private static int place(Map<Long, Integer> places, long product) {
        return places.computeIfAbsent(product, key -> places.size());
    }

    private List<Pair> pairs(int most) {
        return jdbc.sql("""
                select product_id, other_id, both_in, in_baskets, other_in, sure from product_affinity
                where slot = (select slot from analysis_state where run_id is not null) and place <= 5
                order by sure desc, product_id, other_id limit :most
                """)
                .param("most", most)
                .query((row, n) -> new Pair(
                        row.getLong("product_id"),
                        row.getLong("other_id"),
                        row.getInt("both_in"),
                        row.getInt("in_baskets"),
                        row.getInt("other_in"),
                        row.getDouble("sure")))
                .list();
    }

    private List<Product> products(Map<Long, Integer> places) {
        Map<Long, Product> byId = jdbc
                .sql("select product_id, code, name from dim_product where product_id = any (:ids)")
                .param("ids", places.keySet().toArray(Long[]::new))
                .query((row, n) -> Neighbours.product(row))
                .list()
                .stream()
                .collect(Collectors.toMap(product -> product.id().value(), product -> product));
        return places.keySet().stream()
                .map(id -> byId.getOrDefault(id, new Product(new ProductId(id), "", "")))
                .toList();
    }
}
