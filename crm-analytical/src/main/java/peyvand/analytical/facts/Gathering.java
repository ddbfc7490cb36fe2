package peyvand.analytical.facts;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.facts.Column.Doubles;
import peyvand.analytical.facts.Column.Ints;
import peyvand.analytical.facts.Column.Longs;
import peyvand.analytical.facts.Facts.BasketLines;
import peyvand.analytical.facts.Facts.LeftOut;
import peyvand.analytical.facts.Facts.Pairs;
import peyvand.analytical.facts.Facts.Purchases;

/** Takes in customers, products, orders and lines as they come, and puts them in order. */
final class Gathering {

    private static final int NONE = Places.NONE;

    /** More lines than these are given room as they come. */
    private static final int MOST_EXPECTED = 1 << 26;

    private final long[] customers;
    private final long[] products;
    private final boolean[] merchandise;
    private final Places customerPlaces;
    private final Places productPlaces;

    private final Longs orders = new Longs();
    private final Ints orderCustomers = new Ints();
    private final Ints orderDays = new Ints();
    private final Doubles orderRates = new Doubles();
    private final BitSet returning = new BitSet();
    private long linesToCome;

    private @Nullable Places orderPlaces;
    private long[] bought = {};
    private long[] takenBack = {};
    private long lastOrder = -1;
    private int lastPlace = NONE;

    private Ints lineOrders = new Ints();
    private Ints lineProducts = new Ints();
    private Longs lineAmounts = new Longs();
    private final Ints returners = new Ints();
    private final Ints returnedProducts = new Ints();
    private final Ints takenOrders = new Ints();
    private final Ints takenProducts = new Ints();
    private final Longs takenAmounts = new Longs();
    private long lines;
    private long withoutPrice;
    private long noProducts;
    private long returns;

    Gathering(long[] customers, long[] products, boolean[] merchandise) {
        this.customers = customers;
        this.products = products;
        this.merchandise = merchandise;
        customerPlaces = new Places(customers);
        productPlaces = new Places(products);
    }

    /**
     * @param sale whether the order is one, and no return
     * @param rate units of the base currency for one of the order's
     */
    void addOrder(long order, long customer, int day, boolean sale, int lineCount, double rate) {
        if (!sale) {
            returning.set(orders.size());
        }
        orderRates.add(rate);
        orders.add(order);
        orderCustomers.add(customerPlaces.of(customer));
        orderDays.add(day);
        linesToCome += lineCount;
    }

    long linesToCome() {
        return linesToCome;
    }

    /** To be called after all orders have come, and before their lines do. */
    void endOrders() {
        orderPlaces = new Places(orders.toArray());
        bought = new long[orders.size()];
        takenBack = new long[orders.size()];
        int expected = (int) Math.min(linesToCome, MOST_EXPECTED);
        lineOrders = new Ints(expected);
        lineProducts = new Ints(expected);
        lineAmounts = new Longs(expected);
    }

    /**
     * A line of an order that did not come is passed over.
     *
     * @param price of all of it, in the order's currency
     */
    void addLine(long order, long product, double quantity, double price) {
        int place = placeOf(order);
        if (place == NONE) {
            return;
        }
        lines++;
        long amount = Math.round(price * orderRates.get(place) * Facts.UNIT);
        if (quantity < 0 || returning.get(place)) {
            returns++;
            takenBack[place] += Math.max(0, -amount);
            takeBack(place, productPlaces.of(product), Math.max(0, -amount));
        } else if (!(quantity > 0) || amount <= 0) {
            withoutPrice++;
        } else {
            bought[place] += amount;
            int item = productPlaces.of(product);
            if (item != NONE && merchandise[item]) {
                lineOrders.add(place);
                lineProducts.add(item);
                lineAmounts.add(amount);
            } else {
                noProducts++;
            }
        }
    }

    private void takeBack(int order, int product, long amount) {
        if (product == NONE) {
            return;
        }
        takenOrders.add(order);
        takenProducts.add(product);
        takenAmounts.add(amount);
        int customer = orderCustomers.get(order);
        if (customer != NONE) {
            returners.add(customer);
            returnedProducts.add(product);
        }
    }

    private long[] takenBackOfProducts(int asOf) {
        long[] amounts = new long[products.length];
        for (int i = 0; i < takenOrders.size(); i++) {
            if (orderDays.get(takenOrders.get(i)) <= asOf) {
                amounts[takenProducts.get(i)] += takenAmounts.get(i);
            }
        }
        return amounts;
    }

    /** Lines of one order often come together. */
    private int placeOf(long order) {
        if (order != lastOrder && orderPlaces != null) {
            lastOrder = order;
            lastPlace = orderPlaces.of(order);
        }
        return lastPlace;
    }

    long linesCome() {
        return lines;
    }

    /**
     * To be called once, at the end.
     *
     * @param today counted from 1970-01-01
     * @param known of customers that are not here
     */
    Facts facts(String snapshot, AsOf mode, int today, Known known) {
        int last = known.lastPurchase();
        for (int i = 0; i < bought.length; i++) {
            if (bought[i] > 0 && orderDays.get(i) <= today) {
                last = Math.max(last, orderDays.get(i));
            }
        }
        int asOf = Math.max(known.asOf(), last == Integer.MIN_VALUE ? today : mode.day(today, last));
        int later = 0;
        int withoutCustomer = 0;
        long[] returned = new long[customers.length];
        boolean[] counts = new boolean[bought.length];
        for (int i = 0; i < bought.length; i++) {
            int customer = orderCustomers.get(i);
            boolean somebody = customer != NONE;
            if (orderDays.get(i) > asOf) {
                later += bought[i] > 0 ? 1 : 0;
                continue;
            }
            if (somebody) {
                returned[customer] += takenBack[i];
            }
            counts[i] = bought[i] > 0;
            withoutCustomer += counts[i] && !somebody ? 1 : 0;
        }
        int[] byDay = byDay(counts);
        return new Facts(
                snapshot,
                LocalDate.ofEpochDay(asOf),
                customers,
                purchases(byDay),
                returned,
                products,
                takenBackOfProducts(asOf),
                merchandise,
                baskets(byDay),
                new Pairs(returners.toArray(), returnedProducts.toArray()),
                new LeftOut(later, withoutCustomer, withoutPrice, noProducts, returns, lines));
    }

    private Purchases purchases(int[] byDay) {
        int[] first = new int[customers.length + 1];
        for (int order : byDay) {
            if (orderCustomers.get(order) != NONE) {
                first[orderCustomers.get(order) + 1]++;
            }
        }
        for (int i = 0; i < customers.length; i++) {
            first[i + 1] += first[i];
        }
        int size = first[customers.length];
        int[] next = Arrays.copyOf(first, customers.length);
        int[] owners = new int[size];
        int[] days = new int[size];
        long[] amounts = new long[size];
        for (int order : byDay) {
            int customer = orderCustomers.get(order);
            if (customer != NONE) {
                int place = next[customer]++;
                owners[place] = customer;
                days[place] = orderDays.get(order);
                amounts[place] = bought[order];
            }
        }
        return new Purchases(first, owners, days, amounts);
    }

    /** The orders that count, by day, then by id: the same whatever order they came in. */
    private int[] byDay(boolean[] counts) {
        long[] ids = orders.toArray();
        int size = 0;
        for (boolean count : counts) {
            size += count ? 1 : 0;
        }
        long[] keys = new long[size];
        int at = 0;
        int[] byId = byId(ids);
        for (int rank = 0; rank < byId.length; rank++) {
            int order = byId[rank];
            if (counts[order]) {
                keys[at++] = (long) orderDays.get(order) << Integer.SIZE | rank;
            }
        }
        Arrays.parallelSort(keys);
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = byId[(int) keys[i]];
        }
        return sorted;
    }

    private static int[] byId(long[] ids) {
        long[] sorted = ids.clone();
        Arrays.parallelSort(sorted);
        Places places = new Places(ids);
        int[] order = new int[ids.length];
        for (int rank = 0; rank < sorted.length; rank++) {
            order[rank] = places.of(sorted[rank]);
        }
        return order;
    }

    /** Reuses the columns of lines: there are many. */
    private BasketLines baskets(int[] byDay) {
        int[] basketOf = new int[orders.size()];
        Arrays.fill(basketOf, NONE);
        for (int line = 0; line < lineOrders.size(); line++) {
            basketOf[lineOrders.get(line)] = 0;
        }
        boolean[] numbered = new boolean[orders.size()];
        Ints owners = new Ints();
        Ints days = new Ints();
        for (int order : byDay) {
            if (basketOf[order] != NONE) {
                basketOf[order] = owners.size();
                numbered[order] = true;
                owners.add(orderCustomers.get(order));
                days.add(orderDays.get(order));
            }
        }
        int kept = 0;
        for (int line = 0; line < lineOrders.size(); line++) {
            int order = lineOrders.get(line);
            if (numbered[order]) {
                lineOrders.set(kept, basketOf[order]);
                lineProducts.set(kept, lineProducts.get(line));
                lineAmounts.set(kept++, lineAmounts.get(line));
            }
        }
        lineOrders.cut(kept);
        lineProducts.cut(kept);
        lineAmounts.cut(kept);
        return new BasketLines(
                owners.toArray(), days.toArray(), lineOrders.toArray(), lineProducts.toArray(), lineAmounts.toArray());
    }
}
