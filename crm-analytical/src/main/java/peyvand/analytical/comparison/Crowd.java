package peyvand.analytical.comparison;

import java.util.List;

/**
 * The customers on one side, as far as they are looked at.
 *
 * @param size how many they are; where not all are looked at and everybody's are meant, about how many
 * @param exact whether all are looked at
 * @param looked the ids of those who are, in an order that has nothing to do with them
 */
record Crowd(long size, boolean exact, List<Long> looked) {

    Crowd {
        looked = List.copyOf(looked);
    }

    /** The first of them, at most so many: as good as drawn at random. */
    Crowd some(int most) {
        return looked.size() <= most ? this : new Crowd(size, false, looked.subList(0, most));
    }

    Long[] ids() {
        return looked.toArray(Long[]::new);
    }
}
