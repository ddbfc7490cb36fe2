package peyvand.analytical.likeness;

import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.Fact;

/** What may be known of customers before they buy anything. */
public enum Known {
    KIND(Fact.KIND),
    SECTOR(Fact.SECTOR),
    COUNTRY(Fact.COUNTRY),
    CITY(Fact.CITY),
    SOURCE(Fact.SOURCE),
    GENDER(Fact.GENDER),
    /** In bands of {@link #BAND} years. */
    AGE(Fact.AGE),
    TAG(Fact.TAG);

    public static final int BAND = 10;

    private final Fact fact;

    Known(Fact fact) {
        this.fact = fact;
    }

    /** By which rules ask for it. */
    public Fact fact() {
        return fact;
    }

    static @Nullable Known of(Fact fact) {
        for (Known known : values()) {
            if (known.fact == fact) {
                return known;
            }
        }
        return null;
    }
}
