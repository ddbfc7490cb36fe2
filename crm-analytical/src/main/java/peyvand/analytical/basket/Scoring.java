package peyvand.analytical.basket;

/** One thread's search for offers. */
final class Scoring {

    private final Affinities affinities;
    private final boolean[] offered;
    private final boolean[] rebought;
    private final Best best;

    private final double[] scores;

    /** Of each item that is near, which pair says most for it. */
    private final int[] because;

    private final int[] met;

    /** Items that are not offered this time. */
    private final boolean[] barred;

    private int[] owned = {};
    private int begin;
    private int end;

    Scoring(Affinities affinities, boolean[] offered, boolean[] rebought, int most) {
        this.affinities = affinities;
        this.offered = offered;
        this.rebought = rebought;
        this.best = new Best(Math.min(most, affinities.items()));
        this.scores = new double[affinities.items()];
        this.because = new int[affinities.items()];
        this.met = new int[affinities.items()];
        this.barred = new boolean[affinities.items()];
    }

    /** How many offers there are for who has those items, from one position to another, and not for the refused. */
    int score(int[] some, int from, int to, int[] refused, int refusedFrom, int refusedTo) {
        owned = some;
        begin = from;
        end = to;
        int size = add();
        bar(refused, refusedFrom, refusedTo, true);
        best.clear();
        for (int i = 0; i < size; i++) {
            int item = met[i];
            if (offered[item] && !barred[item]) {
                best.add(item, scores[item]);
            }
        }
        int offers = best.sort();
        bar(refused, refusedFrom, refusedTo, false);
        for (int i = 0; i < size; i++) {
            scores[met[i]] = 0;
        }
        return offers;
    }

    /** The item that is best, second best and so on by the latest scores. */
    Offer offer(int place) {
        int item = best.number(place);
        int pair = because[item];
        int own = begin;
        while (pair < affinities.begin(owned[own]) || pair >= affinities.end(owned[own])) {
            own++;
        }
        return new Offer(item, best.score(place), owned[own], affinities.bothAt(pair), affinities.count(owned[own]));
    }

    private int add() {
        int size = 0;
        for (int own = begin; own < end; own++) {
            int last = affinities.end(owned[own]);
            for (int pair = affinities.begin(owned[own]); pair < last; pair++) {
                int item = affinities.otherAt(pair);
                double score = affinities.scoreAt(pair);
                if (scores[item] == 0) {
                    met[size++] = item;
                    because[item] = pair;
                } else if (score > affinities.scoreAt(because[item])) {
                    because[item] = pair;
                }
                scores[item] += score;
            }
        }
        return size;
    }

    private void bar(int[] refused, int from, int to, boolean value) {
        for (int own = begin; own < end; own++) {
            barred[owned[own]] = value && !rebought[owned[own]];
        }
        for (int i = from; i < to; i++) {
            barred[refused[i]] = value;
        }
    }
}
