package peyvand.operational.target;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import peyvand.domain.TeamId;

/**
 * Whose targets stand on one page: those of a whole, and beneath it those of its parts.
 *
 * @param team the colleagues of a team under it
 */
public record TargetGroup(Kind kind, @Nullable TeamId team) {

    /** What is the whole. */
    public enum Kind {
        /** The company, and its teams. */
        COMPANY,
        /** A team, and who is in it. */
        TEAM,
        /** Those who sell without a team. */
        ALONE,
        /** The viewer, under their teams. */
        MINE
    }

    /** A group that a viewer can choose. @param name of the team; empty for the others */
    public record Choice(TargetGroup group, String name) {}

    /** As an address names it: company, team-3, alone, mine. */
    public String key() {
        return kind == Kind.TEAM ? "team-" + team : kind.name().toLowerCase(Locale.ROOT);
    }
}
