package peyvand.analytical.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import peyvand.domain.StaffId;

class PlaceTest {

    /** 19 of 20 lies between 76 and 99 percent, 4 of 20 between 8 and 42, 10 of 20 between 30 and 70. */
    @Test
    void tellsThoseApartWhoseIntervalsDoNotMeet() {
        Map<StaffId, Place> places = Place.of(List.of(of(1, 19, 1), of(2, 4, 16), of(3, 10, 10)));
        assertThat(places.get(new StaffId(1))).isEqualTo(new Place(2, 0, true));
        assertThat(places.get(new StaffId(2))).isEqualTo(new Place(0, 1, true));
        assertThat(places.get(new StaffId(3))).isEqualTo(new Place(0, 1, true));
    }

    @Test
    void saysNothingOfWhoDecidedFew() {
        Map<StaffId, Place> places = Place.of(List.of(of(1, 9, 0), of(2, 0, 40), of(3, 0, 9)));
        assertThat(places.values()).noneMatch(Place::told);
        assertThat(places.get(new StaffId(1)).enough()).isFalse();
        assertThat(places.get(new StaffId(2)).enough()).isTrue();
        assertThat(Place.of(List.of(of(1, 10, 0), of(2, 0, 40))).get(new StaffId(1)))
                .isEqualTo(new Place(1, 0, true));
    }

    @Test
    void hidesTheMiddleOfAFew() {
        assertThat(Medians.of(team(3))).isEmpty();
        Medians medians = Medians.of(team(4)).orElseThrow();
        assertThat(medians.amount()).isEqualTo(250);
        assertThat(medians.won()).isEqualTo(2.5);
        assertThat(medians.rate()).isEqualTo((2 / 3.0 + 3 / 4.0) / 2);
        assertThat(medians.days()).isNull();
    }

    @Test
    void reckonsWhatIsTakenOffAndWhatIsToBeSoldInPercent() {
        Performance one = new Performance(
                new StaffId(1),
                "Babak",
                1,
                new BigDecimal("300"),
                0,
                null,
                Work.NOTHING,
                new BigDecimal("800"),
                new BigDecimal("50"),
                new BigDecimal("400"));
        assertThat(one.discountPercent()).isEqualByComparingTo("6.3"); // 6.25
        assertThat(one.ofTarget()).isEqualByComparingTo("75");
        assertThat(of(1, 0, 0).discountPercent()).isNull();
        assertThat(of(1, 0, 0).ofTarget()).isNull();
    }

    /** Each has won one more than the one before, and lost one. */
    private static List<Performance> team(int size) {
        return IntStream.rangeClosed(1, size).mapToObj(i -> of(i, i, 1)).toList();
    }

    private static Performance of(long id, long won, long lost) {
        return new Performance(
                new StaffId(id),
                "Colleague " + id,
                won,
                BigDecimal.valueOf(100 * won),
                lost,
                null,
                Work.NOTHING,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }
}
