package peyvand.collaborative.touchpoint;

import org.jspecify.annotations.Nullable;

/** What a contact has taught us of the customer, each in a few words. */
public record Learnt(
        @Nullable String topic,
        @Nullable String intent,
        @Nullable String preference,
        @Nullable String idea) {

    public static final Learnt NOTHING = new Learnt(null, null, null, null);
}
