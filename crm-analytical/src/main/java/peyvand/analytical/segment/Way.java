package peyvand.analytical.segment;

/** Into a segment, or out of it. */
public enum Way {
    JOINED("m.since"),
    LEFT("m.until");

    private final String at;

    Way(String at) {
        this.at = at;
    }

    /** When, of a membership {@code m}. */
    String at() {
        return at;
    }
}
