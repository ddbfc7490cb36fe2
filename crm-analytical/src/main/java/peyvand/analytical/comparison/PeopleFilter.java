package peyvand.analytical.comparison;

import org.jspecify.annotations.Nullable;

/**
 * Customers behind a figure of a comparison.
 *
 * @param pair null: nobody is asked for
 * @param trait in what they are alike; null: in nothing. Without a {@code value}, those of whom it is not known
 * @param product who bought it; null: whatever they bought. Likewise of a category, or what lies in it
 */
public record PeopleFilter(
        @Nullable Pair pair,
        Part part,
        @Nullable Trait trait,
        @Nullable String value,
        @Nullable Long product,
        @Nullable Long category) {

    /** Of which side customers are. */
    public enum Part {
        A,
        B,
        BOTH,
        ONLY_A,
        ONLY_B
    }
}
