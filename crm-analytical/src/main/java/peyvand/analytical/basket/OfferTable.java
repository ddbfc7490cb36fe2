package peyvand.analytical.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Offers for many customers, in few arrays. */
public final class OfferTable {

    private static final int NONE = -1;

    private final Affinities affinities;
    private final int most;
    private final int[] items;
    private final double[] scores;
    private final int[] because;
    private final int[] both;

    OfferTable(Affinities affinities, int customers, int most) {
        this.affinities = affinities;
        this.most = most;
        int places = Math.multiplyExact(customers, most);
        items = new int[places];
        Arrays.fill(items, NONE);
        scores = new double[places];
        because = new int[places];
        both = new int[places];
    }

    void put(int customer, int place, Offer offer) {
        int at = customer * most + place;
        items[at] = offer.item();
        scores[at] = offer.score();
        because[at] = offer.because();
        both[at] = offer.both();
    }

    /** How many customers there are. */
    public int customers() {
        return most == 0 ? 0 : items.length / most;
    }

    /** How many offers there are for one customer, at most. */
    public int most() {
        return most;
    }

    /** How many offers there are for one of them. */
    public int size(int customer) {
        int size = 0;
        while (size < most && items[customer * most + size] != NONE) {
            size++;
        }
        return size;
    }

    /** One of them, from 0, the best. */
    public Offer offer(int customer, int place) {
        int at = customer * most + place;
        return new Offer(items[at], scores[at], because[at], both[at], affinities.count(because[at]));
    }

    public List<Offer> of(int customer) {
        List<Offer> offers = new ArrayList<>();
        for (int place = 0; place < size(customer); place++) {
            offers.add(offer(customer, place));
        }
        return offers;
    }
}
