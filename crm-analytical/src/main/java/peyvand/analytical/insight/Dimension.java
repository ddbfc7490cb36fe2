package peyvand.analytical.insight;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In what customers may be alike. */
public enum Dimension {
    RECENCY("r", Score.GROUPS),
    FREQUENCY("f", Score.GROUPS),
    MONETARY("m", Score.GROUPS),
    GROUP("segment", Score.GROUPS),
    DECILE("decile", null),
    CLUSTER("cluster", Score.CLUSTERS),
    STAGE("stage", null),
    WORTH("worth", Score.VALUE),
    RISK("risk", Score.VALUE),
    TIER("tier", Score.VALUE);

    private final String column;
    private final @Nullable Score score;

    Dimension(String column, @Nullable Score score) {
        this.column = column;
        this.score = score;
    }

    /** With which score it is switched off; empty for what is not. */
    public Optional<Score> score() {
        return Optional.ofNullable(score);
    }

    String column() {
        return column;
    }
}
