package peyvand.analytical.chance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an opportunity, each with the day from which it was known.
 *
 * @param decidedOn null while it is open
 * @param moves in their order
 * @param editions in their order, at least one
 * @param boughtFirst when the customer first bought anything; null: never
 */
record Course(
        long opportunity,
        LocalDate openedOn,
        @Nullable LocalDate decidedOn,
        boolean won,
        List<Move> moves,
        List<Edition> editions,
        List<Rival> rivals,
        @Nullable LocalDate boughtFirst) {

    /**
     * Ages in days at which an opportunity is looked at, if it is still open then: whoever asks how likely it is asks of
     * one that has stood for a while too.
     */
    private static final int[] AGES = {14, 30, 60, 90, 180, 365};

    /** @param open whether it went on; otherwise this is how it ended, or ended once */
    record Move(LocalDate day, long stage, boolean open) {}

    record Edition(
            LocalDate day,
            double amount,
            @Nullable String source,
            @Nullable Long owner) {}

    /** @param named null where nobody wrote down since when we know of them */
    record Rival(long competitor, @Nullable LocalDate named) {}

    /**
     * The moments that can be learned from: whenever it came to a stage, and at fixed ages, always before it was decided.
     * Where its stages were written down only afterwards, as an import does, it is looked at without a stage.
     */
    List<Moment> moments() {
        if (decidedOn == null) {
            throw new IllegalStateException("still open");
        }
        SortedSet<LocalDate> days = new TreeSet<>();
        List<Move> arrivals = arrivals(decidedOn);
        LocalDate first = arrivals.isEmpty() ? openedOn : arrivals.get(0).day();
        days.add(first);
        arrivals.forEach(move -> days.add(move.day()));
        for (int age : AGES) {
            LocalDate day = openedOn.plusDays(age);
            if (day.isAfter(first) && day.isBefore(decidedOn) && (arrivals.isEmpty() || open(day))) {
                days.add(day);
            }
        }
        List<Moment> moments = new ArrayList<>();
        for (LocalDate day : days) {
            Move last = last(arrivals, day);
            LocalDate known = day.equals(decidedOn) ? day.minusDays(1) : day;
            moments.add(at(day, last == null ? null : last.stage(), last, known, rivals(known)));
        }
        return moments;
    }

    /** As it stands on a day on which it is open, in a stage. */
    Moment now(LocalDate day, long stage) {
        return at(
                day,
                stage,
                last(moves, day),
                day,
                rivals.stream().map(Rival::competitor).toList());
    }

    /** Coming to a stage before the decision that holds. */
    private List<Move> arrivals(LocalDate decided) {
        int end = moves.size();
        while (end > 0 && !moves.get(end - 1).open()) {
            end--;
        }
        return moves.subList(0, end).stream()
                .filter(move -> move.open() && !move.day().isAfter(decided))
                .toList();
    }

    private boolean open(LocalDate day) {
        Move last = last(moves, day);
        return last != null && last.open();
    }

    /** @param known the last day of which anything is known: what comes to light with the decision does not count */
    private Moment at(
            LocalDate day, @Nullable Long stage, @Nullable Move arrival, LocalDate known, List<Long> competitors) {
        Edition edition = editions.get(0);
        for (Edition next : editions) {
            if (!next.day().isAfter(known)) {
                edition = next;
            }
        }
        return new Moment(
                day,
                openedOn,
                stage,
                arrival == null ? null : arrival.day(),
                edition.amount(),
                edition.source(),
                edition.owner(),
                competitors,
                boughtFirst != null && boughtFirst.isBefore(day));
    }

    private List<Long> rivals(LocalDate known) {
        return rivals.stream()
                .filter(rival -> rival.named() != null && !rival.named().isAfter(known))
                .map(Rival::competitor)
                .toList();
    }

    private static @Nullable Move last(List<Move> moves, LocalDate day) {
        Move last = null;
        for (Move move : moves) {
            if (!move.day().isAfter(day)) {
                last = move;
            }
        }
        return last;
    }
}
