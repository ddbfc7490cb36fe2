package peyvand.analytical.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import peyvand.analytical.statistic.Progress;

/**
 * What to offer next: of all that is near to what somebody has, what is nearest to all of it together. What they have is not
 * offered, except where it is bought again and again.
 */
public final class Offers {

    private static final int CHUNK = 1 << 10;

    private final Affinities affinities;
    private final boolean[] offered;
    private final boolean[] rebought;

    /**
     * @param offered of each item, whether it is offered at all: still sold, in stock
     * @param rebought of each item, whether it is offered to who has it as well ({@link Rebuying#atLeast})
     */
    public Offers(Affinities affinities, boolean[] offered, boolean[] rebought) {
        if (offered.length != affinities.items() || rebought.length != affinities.items()) {
            throw new IllegalArgumentException(
                    offered.length + " and " + rebought.length + " of " + affinities.items() + " items");
        }
        this.affinities = affinities;
        this.offered = offered.clone();
        this.rebought = rebought.clone();
    }

    /**
     * The best few for one customer, or one basket; none where nothing is near to what they have.
     *
     * @param owned what they have, each once
     * @param refused what they must not be offered: brought back, or declined
     * @param most offers
     */
    public List<Offer> of(int[] owned, int[] refused, int most) {
        Scoring scoring = new Scoring(affinities, offered, rebought, most);
        int size = scoring.score(owned, 0, owned.length, refused, 0, refused.length);
        List<Offer> offers = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            offers.add(scoring.offer(place));
        }
        return offers;
    }

    /**
     * The same for all customers.
     *
     * @param refused of each customer
     * @param threads that share the work, the calling one included
     * @throws java.util.concurrent.CancellationException where they are not wanted any more
     */
    public OfferTable ofAll(Baskets owned, Baskets refused, int most, int threads, Progress progress) {
        int items = affinities.items();
        if (owned.size() != refused.size() || owned.items() > items || refused.items() > items) {
            throw new IllegalArgumentException(owned.size() + " customers with " + owned.items() + " items, "
                    + refused.size() + " refuse " + refused.items() + ", of " + items);
        }
        OfferTable table = new OfferTable(affinities, owned.size(), most);
        int chunks = (owned.size() + CHUNK - 1) / CHUNK;
        Crew.share(threads, chunks, progress, crew -> {
            Scoring scoring = new Scoring(affinities, offered, rebought, most);
            return chunk -> {
                for (int customer = chunk * CHUNK; customer < Math.min(owned.size(), (chunk + 1) * CHUNK); customer++) {
                    int size = scoring.score(
                            owned.content(),
                            owned.begin(customer),
                            owned.end(customer),
                            refused.content(),
                            refused.begin(customer),
                            refused.end(customer));
                    for (int place = 0; place < size; place++) {
                        table.put(customer, place, scoring.offer(place));
                    }
                }
            };
        });
        return table;
    }

    /** Nobody has refused anything. */
    public static Baskets nothingRefused(int customers) {
        return Baskets.of(customers, 0, new int[0], new int[0]);
    }

    /** All items, or none. */
    public static boolean[] all(int items, boolean value) {
        boolean[] all = new boolean[items];
        Arrays.fill(all, value);
        return all;
    }
}
