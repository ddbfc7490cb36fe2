package peyvand.analytical.basket;

/** One thread's search for what is near to an item: counts the other items of its baskets into one array. */
final class Neighbours {

    private static final int STRIDE = 1 << 10;

    private final Baskets baskets;
    private final Baskets having;
    private final int[] counts;
    private final Affinities.Setting setting;
    private final Crew crew;
    private final int[] together;
    private final int[] met;

    /** What is near to one item, the nearest first. */
    record Row(int[] others, int[] both, double[] scores) {}

    Neighbours(Baskets baskets, Baskets having, int[] counts, Affinities.Setting setting, Crew crew) {
        this.baskets = baskets;
        this.having = having;
        this.counts = counts;
        this.setting = setting;
        this.crew = crew;
        this.together = new int[counts.length];
        this.met = new int[counts.length];
    }

    Row of(int item) {
        int candidates = count(item);
        Best best = new Best(Math.min(candidates, setting.mostPerItem()));
        for (int i = 0; i < candidates; i++) {
            int other = met[i];
            best.add(other, setting.by().of(four(item, other)));
        }
        int size = best.sort();
        Row row = new Row(new int[size], new int[size], new double[size]);
        for (int place = 0; place < size; place++) {
            row.others[place] = best.number(place);
            row.both[place] = together[best.number(place)];
            row.scores[place] = best.score(place);
        }
        for (int i = 0; i < candidates; i++) {
            together[met[i]] = 0;
        }
        return row;
    }

    /** How many others are with it often enough; they are those that were met first, and others are forgotten. */
    private int count(int item) {
        int size = 0;
        int[] content = baskets.content();
        for (int i = having.begin(item); i < having.end(item); i++) {
            if (i % STRIDE == 0) {
                crew.lookUp();
            }
            int basket = having.content()[i];
            int end = baskets.end(basket);
            for (int at = baskets.begin(basket); at < end; at++) {
                int other = content[at];
                if (together[other]++ == 0) {
                    met[size++] = other;
                }
            }
        }
        int candidates = 0;
        for (int i = 0; i < size; i++) {
            int other = met[i];
            if (other != item && together[other] >= setting.leastBoth()) {
                met[candidates++] = other;
            } else {
                together[other] = 0;
            }
        }
        return candidates;
    }

    private FourCounts four(int item, int other) {
        return new FourCounts(together[other], counts[item], counts[other], baskets.size());
    }
}
