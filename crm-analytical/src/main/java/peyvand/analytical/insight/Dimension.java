package peyvand.analytical.insight;

/** In what customers may be alike. */
public enum Dimension {
    RECENCY("r"),
    FREQUENCY("f"),
    MONETARY("m"),
    GROUP("segment"),
    DECILE("decile"),
    CLUSTER("cluster"),
    STAGE("stage"),
    WORTH("worth"),
    RISK("risk"),
    TIER("tier");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
