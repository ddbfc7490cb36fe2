package peyvand.analytical.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;

/** Counts together customers who are alike in all that parts them. */
final class Cells {

    private static final Stage[] STAGES = Stage.values();
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private final Map<Long, Cell> byKey = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();

    static final class Cell {

        final int number;
        final long key;
        int customers;
        int repeaters;
        long orders;
        double amount;
        double returned;
        double value;
        double mostValue;
        double atRisk;

        private Cell(int number, long key) {
            this.number = number;
            this.key = key;
        }

        private void add(Insights all, int i) {
            customers++;
            repeaters += all.days[i] > 1 ? 1 : 0;
            orders += all.orders[i];
            amount += all.amount[i];
            returned += all.returned[i];
            value += all.value[i];
            mostValue = Math.max(mostValue, all.value[i]);
            atRisk += all.atRisk[i];
        }

        int recency() {
            return part(0);
        }

        int frequency() {
            return part(1);
        }

        int monetary() {
            return part(2);
        }

        /** Null for who has bought nothing. */
        @Nullable
        RfmSegment segment() {
            return recency() == 0 ? null : RfmSegment.of(recency(), frequency(), monetary());
        }

        int decile() {
            return part(3);
        }

        int cluster() {
            return part(4);
        }

        Stage stage() {
            return STAGES[part(5)];
        }

        int worth() {
            return part(6);
        }

        int risk() {
            return part(7);
        }

        private int part(int place) {
            return (int) (key >>> place * BITS) & MASK;
        }
    }

    /** Puts each customer into a cell. Cells are numbered as they come, from 1. */
    static Cells of(Insights all) {
        Cells cells = new Cells();
        for (int i = 0; i < all.size(); i++) {
            Cell cell = cells.at(key(all, i));
            all.cell[i] = cell.number;
            cell.add(all, i);
        }
        return cells;
    }

    List<Cell> all() {
        return cells;
    }

    private Cell at(long key) {
        return byKey.computeIfAbsent(key, none -> {
            Cell cell = new Cell(cells.size() + 1, key);
            cells.add(cell);
            return cell;
        });
    }

    private static long key(Insights all, int i) {
        int[] parts = {
            all.recencyScore[i],
            all.frequencyScore[i],
            all.monetaryScore[i],
            all.decile[i],
            all.cluster[i],
            all.stage[i].ordinal(),
            all.worth[i],
            all.risk[i]
        };
        long key = 0;
        for (int place = 0; place < parts.length; place++) {
            key |= (long) parts[place] << place * BITS;
        }
        return key;
    }
}
