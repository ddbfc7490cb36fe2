package peyvand.analytical.segment;

import java.util.List;

/** Rules of which all, at least one, or none apply. */
public record Group(Kind kind, List<Rule> rules) implements Rule {

    /** How many of the rules apply. */
    public enum Kind {
        ALL,
        ANY,
        NONE
    }

    public Group {
        rules = List.copyOf(rules);
    }
}
