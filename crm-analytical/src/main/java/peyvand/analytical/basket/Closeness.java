package peyvand.analytical.basket;

/**
 * How near an item is to another that somebody has: the measures by which offers can be found. On real baskets held
 * out, the nearness of Jaccard offers best, and lift worst: it loves what is rare.
 */
public enum Closeness {
    JACCARD {
        @Override
        public double of(FourCounts counts) {
            return counts.jaccard();
        }
    },
    COSINE {
        @Override
        public double of(FourCounts counts) {
            return counts.cosine();
        }
    },
    CONFIDENCE {
        @Override
        public double of(FourCounts counts) {
            return counts.confidence();
        }
    },
    LIFT {
        @Override
        public double of(FourCounts counts) {
            return counts.lift();
        }
    };

    /** @param counts the antecedent is what somebody has, the consequent what may be offered */
    public abstract double of(FourCounts counts);
}
