package peyvand.analytical.basket;

/** The best few of many, by score; of equal ones, those of the smaller number. A heap with the worst of them on top. */
final class Best {

    private final int most;
    private final int[] numbers;
    private final double[] scores;
    private int size;

    Best(int most) {
        this.most = most;
        this.numbers = new int[most];
        this.scores = new double[most];
    }

    void clear() {
        size = 0;
    }

    void add(int number, double score) {
        if (size < most) {
            up(size++, number, score);
        } else if (size > 0 && isWorse(numbers[0], scores[0], number, score)) {
            down(0, number, score);
        }
    }

    /** Puts the best first; afterwards nothing can be added until it is cleared. */
    int sort() {
        int all = size;
        while (size > 1) {
            size--;
            int number = numbers[size];
            double score = scores[size];
            numbers[size] = numbers[0];
            scores[size] = scores[0];
            down(0, number, score);
        }
        size = all;
        return all;
    }

    int number(int place) {
        return numbers[place];
    }

    double score(int place) {
        return scores[place];
    }

    private void up(int from, int number, double score) {
        int place = from;
        while (place > 0) {
            int above = (place - 1) / 2;
            if (!isWorse(number, score, numbers[above], scores[above])) {
                break;
            }
            put(place, numbers[above], scores[above]);
            place = above;
        }
        put(place, number, score);
    }

    private void down(int from, int number, double score) {
        int place = from;
        for (int below = 2 * place + 1; below < size; below = 2 * place + 1) {
            if (below + 1 < size && isWorse(numbers[below + 1], scores[below + 1], numbers[below], scores[below])) {
                below++;
            }
            if (!isWorse(numbers[below], scores[below], number, score)) {
                break;
            }
            put(place, numbers[below], scores[below]);
            place = below;
        }
        put(place, number, score);
    }

    private void put(int place, int number, double score) {
        numbers[place] = number;
        scores[place] = score;
    }

    private static boolean isWorse(int number, double score, int other, double otherScore) {
        return score < otherScore || score == otherScore && number > other;
    }
}
