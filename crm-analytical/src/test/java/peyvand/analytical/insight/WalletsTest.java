package peyvand.analytical.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.facts.Facts.BasketLines;
import peyvand.analytical.facts.Facts.LeftOut;
import peyvand.analytical.facts.Facts.Purchases;
import peyvand.analytical.insight.Wallets.Potential;

class WalletsTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 5, 10);
    private static final int[] CATEGORY_OF = {0, 1, 1, 2, -1};
    private static final int CATEGORIES = 3;

    private record Line(int customer, int ago, int product, long amount) {}

    /** Of 25 who are alike, the 20th of those who buy, from below, spends as much as could be spent. */
    @Test
    void takesWhatFourInFiveSpendAtMost() {
        List<Line> lines = new ArrayList<>();
        for (int customer = 0; customer < 25; customer++) {
            lines.add(new Line(customer, 10, 1, 60 * (customer + 1)));
            lines.add(new Line(customer, 20, 2, 40 * (customer + 1)));
            lines.add(new Line(customer, 400, 2, 1_000_000));
            lines.add(new Line(customer, 5, 4, 1_000_000));
        }
        byte[] groups = new byte[27];
        Arrays.fill(groups, 0, 26, (byte) 1);
        Wallets wallets = wallets(lines, groups);
        assertThat(wallets.potentials()).containsExactly(new Potential(1, 1, 25, 2_000));
        Wallets.Room room = wallets.room();
        assertThat(room.room()[0]).isEqualTo(1_900);
        assertThat(room.category()[0]).isEqualTo(1);
        assertThat(room.room()[24]).as("spends more than could be").isZero();
        assertThat(room.category()[24]).isEqualTo(-1);
        assertThat(room.room()[25]).as("alike, and may need nothing there").isZero();
        assertThat(room.room()[26]).as("like nobody").isZero();
    }

    @Test
    void saysNothingOfTooFew() {
        List<Line> lines = new ArrayList<>();
        for (int customer = 0; customer < Wallets.FEWEST - 1; customer++) {
            lines.add(new Line(customer, 10, 0, 100));
        }
        byte[] groups = new byte[Wallets.FEWEST];
        Arrays.fill(groups, (byte) 2);
        assertThat(wallets(lines, groups).potentials()).isEmpty();
        assertThat(wallets(lines, groups).room().category()).containsOnly(-1);
        assertThat(wallets(List.of(), new byte[0]).potentials()).isEmpty();
    }

    @Test
    void findsTheLargestRoomAsALookAtEveryCategoryDoes() {
        Random random = new Random(6);
        for (int round = 0; round < 20; round++) {
            byte[] groups = new byte[150];
            random.nextBytes(groups);
            for (int i = 0; i < groups.length; i++) {
                groups[i] = (byte) (Math.abs(groups[i]) % 3);
            }
            List<Line> lines = random.ints(900, -1, groups.length)
                    .mapToObj(customer ->
                            new Line(customer, random.nextInt(500), random.nextInt(5), 1 + random.nextInt(1_000)))
                    .toList();
            Wallets wallets = wallets(lines, groups);
            Wallets.Room room = wallets.room();
            for (int customer = 0; customer < groups.length; customer++) {
                long most = 0;
                for (Potential potential : wallets.potentials()) {
                    long spent = spent(lines, customer, potential.category());
                    if (potential.group() == groups[customer] && spent > 0) {
                        most = Math.max(most, potential.amount() - spent);
                    }
                }
                assertThat(room.room()[customer]).isEqualTo(most);
            }
            assertThat(wallets.potentials()).isNotEmpty();
        }
    }

    private static long spent(List<Line> lines, int customer, int category) {
        return lines.stream()
                .filter(line -> line.customer() == customer
                        && CATEGORY_OF[line.product()] == category
                        && line.ago() < Wallets.DAYS)
                .mapToLong(Line::amount)
                .sum();
    }

    private static Wallets wallets(List<Line> lines, byte[] groups) {
        int last = (int) AS_OF.toEpochDay();
        int[] baskets = new int[lines.size()];
        Arrays.setAll(baskets, i -> i);
        Facts facts = new Facts(
                "",
                AS_OF,
                new long[groups.length],
                new Purchases(new int[groups.length + 1], new int[0], new int[0], new long[0]),
                new long[groups.length],
                new long[CATEGORY_OF.length],
                new long[CATEGORY_OF.length],
                new boolean[CATEGORY_OF.length],
                new BasketLines(
                        lines.stream().mapToInt(Line::customer).toArray(),
                        lines.stream().mapToInt(line -> last - line.ago()).toArray(),
                        baskets,
                        lines.stream().mapToInt(Line::product).toArray(),
                        lines.stream().mapToLong(Line::amount).toArray()),
                new Facts.Pairs(new int[0], new int[0]),
                new LeftOut(0, 0, 0, 0, 0, 0));
        return new Wallets(facts, CATEGORY_OF, CATEGORIES, groups);
    }
}
