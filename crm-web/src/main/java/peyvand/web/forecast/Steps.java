package peyvand.web.forecast;

/** The steps of a scale of amounts. */
final class Steps {

    private Steps() {}

    /** The next larger of 1, 2, 5, 10, 20, 50 ..., whole. */
    static double above(double least) {
        double magnitude = Math.max(1, Math.pow(10, Math.floor(Math.log10(Math.max(1, least)))));
        double times = least / magnitude;
        return magnitude * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
