package peyvand.analytical.chance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is looked at in an opportunity. */
public enum Feature {
    STAGE,
    DAYS_IN_STAGE,
    DAYS_OPEN,
    AMOUNT,
    SOURCE,
    OWNER,
    COMPETITOR,
    CUSTOMER;

    /** Of {@link #COMPETITOR}: that there is any. Of {@link #CUSTOMER}: that they had bought before. */
    static final String ANY = "ANY";

    /** Whether it is a number, not one or some of several. */
    public boolean isNumber() {
        return this == DAYS_IN_STAGE || this == DAYS_OPEN || this == AMOUNT;
    }

    /**
     * On a logarithmic scale: from one week to two is as far as from one month to two.
     *
     * @return null where nobody knows
     */
    @Nullable
    Double number(Moment moment) {
        return switch (this) {
            case DAYS_IN_STAGE -> {
                Long days = moment.daysInStage();
                yield days == null ? null : Math.log1p(days);
            }
            case DAYS_OPEN -> Math.log1p(moment.daysOpen());
            case AMOUNT -> moment.amount() > 0 ? Math.log1p(moment.amount()) : null;
            default -> throw new IllegalStateException(name());
        };
    }

    /** What an opportunity has of it, by id or by word; nothing where nobody knows. */
    List<String> categories(Moment moment) {
        return switch (this) {
            case STAGE -> one(moment.stage());
            case SOURCE -> one(moment.source());
            case OWNER -> one(moment.owner());
            case CUSTOMER -> moment.bought() ? List.of(ANY) : List.of();
            case COMPETITOR -> {
                List<String> found = new ArrayList<>(
                        moment.competitors().stream().map(String::valueOf).toList());
                if (!found.isEmpty()) {
                    found.add(ANY);
                }
                yield List.copyOf(found);
            }
            default -> throw new IllegalStateException(name());
        };
    }

    /** What an opportunity has of it, for whoever asks why: days, an amount, a text, an id, how many; null for none. */
    @Nullable
    Object value(Moment moment) {
        return switch (this) {
            case STAGE -> moment.stage();
            case DAYS_IN_STAGE -> moment.daysInStage();
            case DAYS_OPEN -> moment.daysOpen();
            case AMOUNT -> moment.amount();
            case SOURCE -> moment.source();
            case OWNER -> moment.owner();
            case COMPETITOR ->
                moment.competitors().isEmpty() ? null : moment.competitors().size();
            case CUSTOMER -> moment.bought() ? ANY : null;
        };
    }

    private static List<String> one(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }
}
