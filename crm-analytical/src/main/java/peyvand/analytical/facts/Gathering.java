package peyvand.analytical.facts;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.facts.Column.Ints;
import peyvand.analytical.facts.Column.Longs;
import peyvand.analytical.facts.Facts.BasketLines;
import peyvand.analytical.facts.Facts.LeftOut;
import peyvand.analytical.facts.Facts.Pairs;
import peyvand.analytical.facts.Facts.Purchases;

/** Takes in customers, products, orders and lines as they come, and puts them in order. */
final class Gathering {

    private static final int NONE = Places.NONE;

    private final long[] customers;
    private final long[] products;
    private final boolean[] merchandise;
    private final Places customerPlaces;
    private final Places productPlaces;

    private final Longs orders = new Longs();
    private final Ints orderCustomers = new Ints();
    private final Ints orderDays = new Ints();
    private long linesToCome;

    private @Nullable Places orderPlaces;
    private long[] bought = {};
    private long[] takenBack = {};
    private long lastOrder = -1;
    private int lastPlace = NONE;

    private final Ints lineOrders = new Ints();
    private final Ints lineProducts = new Ints();
    private final Longs lineAmounts = new Longs();
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

    void addOrder(long order, long customer, int day, int lineCount) {
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
    }

    /** @param sale whether the order is one, and no return */
    void addLine(long order, long product, boolean sale, double quantity, long amount) {
        int place = placeOf(order);
        lines++;
        if (place == NONE) {
            return;
        }
        if (quantity < 0 || !sale) {
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
        Ints baskets = new Ints();
        Ints items = new Ints();
        Longs amounts = new Longs();
        for (int line = 0; line < lineOrders.size(); line++) {
            int order = lineOrders.get(line);
            if (numbered[order]) {
                baskets.add(basketOf[order]);
                items.add(lineProducts.get(line));
                amounts.add(lineAmounts.get(line));
            }
        }
        return new BasketLines(owners.toArray(), days.toArray(), baskets.toArray(), items.toArray(), amounts.toArray());
    }
}
