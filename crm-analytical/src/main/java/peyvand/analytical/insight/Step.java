package peyvand.analytical.insight;

/** A step of a run, in their order. */
public enum Step {
    READ(0.3),
    RANK(0.32),
    FORETELL(0.5),
    CLUSTER(0.55),
    BASKETS(0.75),
    WRITE(1);

    private final double end;

    /** @param end share of the whole run that is done when the step is */
    Step(double end) {
        this.end = end;
    }

    double start() {
        return ordinal() == 0 ? 0 : values()[ordinal() - 1].end;
    }

    double end() {
        return end;
    }
}
