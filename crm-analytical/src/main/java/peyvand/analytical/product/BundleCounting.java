package peyvand.analytical.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how products were bought, from lines as they come: those of one basket behind each other. */
final class BundleCounting {

    private final List<Long> products;
    private final int all;
    private final int[] purchases;
    private final double[] quantities;
    private final double[] amounts;
    private final int[] lacking;
    private final int[] holding;

    /** Of each customer, what they have bought: a bit for each product. */
    private final Map<Long, Integer> owned = new HashMap<>();

    private @Nullable LocalDate since;
    private long basket = -1;
    private int held;

    /** @param products 2 to 31 ids, no two alike */
    BundleCounting(List<Long> products) {
        this.products = List.copyOf(products);
        int size = products.size();
        all = (1 << size) - 1;
        purchases = new int[size];
        quantities = new double[size];
        amounts = new double[size];
        lacking = new int[size];
        holding = new int[size];
    }

    /** @param customer 0 for nobody known */
    void add(long order, long customer, long product, LocalDate day, double quantity, double amount) {
        if (order != basket) {
            endBasket();
            basket = order;
        }
        int place = products.indexOf(product);
        int bit = 1 << place;
        if ((held & bit) == 0) {
            held |= bit;
            purchases[place]++;
        }
        quantities[place] += quantity;
        amounts[place] += amount;
        if (customer != 0) {
            owned.merge(customer, bit, (one, other) -> one | other);
        }
        if (since == null || day.isBefore(since)) {
            since = day;
        }
    }

    private void endBasket() {
        if (held != 0) {
            holding[Integer.bitCount(held) - 1]++;
            int missing = all & ~held;
            if (Integer.bitCount(missing) == 1) {
                lacking[Integer.numberOfTrailingZeros(missing)]++;
            }
        }
        held = 0;
    }

    /** To be asked once, after all lines. */
    BundleFacts facts() {
        endBasket();
        List<BundleFacts.Part> parts = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            double price = quantities[i] > 0 ? amounts[i] / quantities[i] : 0;
            parts.add(new BundleFacts.Part(products.get(i), purchases[i], price, lacking[i]));
            counts.add(holding[i]);
        }
        int withAll = (int) owned.values().stream().filter(one -> one == all).count();
        return new BundleFacts(since, parts, counts, withAll, owned.size() - withAll);
    }
}
