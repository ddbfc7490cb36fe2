package peyvand.analytical.performance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import peyvand.domain.StaffId;

/**
 * From how many others somebody's share of won sales can be told.
 *
 * <p>Two are told apart where both decided {@value #LEAST} or more and the intervals of their shares do not meet. That is a
 * strict rule: intervals of 95 % that do not meet differ by chance in far fewer than one of twenty pairs, which is wanted
 * where every pair of a team is looked at.
 *
 * @param ahead of so many
 * @param behind so many
 * @param enough whether they have decided enough to be compared
 */
public record Place(int ahead, int behind, boolean enough) {

    /** Who decided fewer is compared with nobody. */
    public static final int LEAST = 10;

    /** Whether they can be told from anybody. */
    public boolean told() {
        return ahead + behind > 0;
    }

    public static Map<StaffId, Place> of(List<Performance> all) {
        Map<StaffId, Place> places = new HashMap<>();
        for (Performance one : all) {
            places.put(
                    one.staff(),
                    new Place(
                            (int) all.stream()
                                    .filter(other -> better(one, other))
                                    .count(),
                            (int) all.stream()
                                    .filter(other -> better(other, one))
                                    .count(),
                            one.decided() >= LEAST));
        }
        return places;
    }

    private static boolean better(Performance one, Performance other) {
        return one.decided() >= LEAST
                && other.decided() >= LEAST
                && one.rate().low() > other.rate().high();
    }
}
