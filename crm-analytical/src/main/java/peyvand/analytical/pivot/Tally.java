package peyvand.analytical.pivot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.pivot.Answer.Cell;
import peyvand.analytical.pivot.Answer.LeftOut;
import peyvand.analytical.pivot.Keys.Places;

/**
 * Takes in lines of orders and tells what they come to. Sums need room for each pair of keys that comes, counts of orders and
 * customers eight bytes for each line at most. Amounts are exact to a ten-thousandth.
 *
 * <p>Not to be used by several threads at once.
 */
final class Tally {

    private static final int DECIMALS = 4;
    private static final int[] ALL = {0};

    private final Question question;
    private final Keys rows;
    private final Keys columns;
    private final Numbering cells = new Numbering();
    private final Numbering orders = new Numbering();
    private final Numbering customers = new Numbering();
    private final Amounts sums = new Amounts(1);
    private final Counted counted = new Counted();
    private final Amounts chargeAmount = new Amounts(1);
    private int[] rowOf = new int[1];
    private int[] columnOf = new int[1];
    private long charges;
    private long free;

    Tally(Question question) {
        this.question = question;
        rows = new Keys(question.rows().isSeveral());
        columns = new Keys(question.columns() != null && question.columns().isSeveral());
    }

    /** @param back whether it was taken back; else it was sold. @param customer 0 for nobody */
    record Line(
            String row,
            String column,
            long order,
            long customer,
            double amount,
            double quantity,
            boolean merchandise,
            boolean back) {}

    void add(Line line) {
        if (!line.merchandise()) {
            charges++;
            chargeAmount.add(0, line.amount());
        } else if (line.back()) {
            if (line.amount() < 0 && tellsReturns()) {
                sums.add(cell(line), question.measure() == Measure.RETURNS ? -line.amount() : line.amount());
            }
        } else if (line.quantity() > 0 && line.amount() > 0) {
            addSold(line);
        } else {
            free++;
        }
    }

    private void addSold(Line line) {
        int order = orders.of(line.order());
        int customer = line.customer() == 0 ? -1 : customers.of(line.customer());
        switch (question.measure()) {
            case REVENUE, NET -> sums.add(cell(line), line.amount());
            case UNITS -> sums.add(cell(line), line.quantity());
            case ORDERS -> counted.add(cell(line), order);
            case BASKET -> {
                int cell = cell(line);
                sums.add(cell, line.amount());
                counted.add(cell, order);
            }
            case CUSTOMERS -> {
                if (customer >= 0) {
                    counted.add(cell(line), customer);
                }
            }
            case RETURNS -> {
                // nothing of it was taken back
            }
        }
    }

    private boolean tellsReturns() {
        return question.measure() == Measure.RETURNS || question.measure() == Measure.NET;
    }

    private int cell(Line line) {
        int row = rows.of(line.row());
        int column = columns.of(line.column());
        int cell = cells.of(((long) row << Integer.SIZE | column) + 1);
        if (cell >= rowOf.length) {
            rowOf = Arrays.copyOf(rowOf, 2 * rowOf.length);
            columnOf = Arrays.copyOf(columnOf, 2 * columnOf.length);
        }
        rowOf[cell] = row;
        columnOf[cell] = column;
        return cell;
    }

    Answer answer(Instant at) {
        Dimension across = question.columns();
        Places down = rows.places(
                question.rows(), question.jalali(), question.most(), values(of(rowOf, rows.parts()), rows.size()));
        Places along = across == null
                ? Places.together()
                : columns.places(
                        across,
                        question.jalali(),
                        Question.MOST_COLUMNS,
                        values(of(columnOf, columns.parts()), columns.size()));
        List<Cell> told = new ArrayList<>();
        int width = along.keys().size() + 1;
        if (across != null) {
            tell(told, down.of(), along.of(), width);
            tell(told, null, along.of(), width);
        }
        tell(told, down.of(), null, width);
        tell(told, null, null, width);
        return new Answer(
                at,
                down.keys(),
                rows.size() - down.keys().size(),
                along.keys(),
                across == null ? 0 : columns.size() - along.keys().size(),
                told,
                orders.size(),
                customers.size(),
                new LeftOut(charges, chargeAmount.get(0), free));
    }

    /** By cell, what its row or column comes to. */
    private int[][] of(int[] place, int[][] parts) {
        return IntStream.range(0, cells.size())
                .mapToObj(cell -> parts[place[cell]])
                .toArray(int[][]::new);
    }

    /** Adds what the cells come to, put together by the places of their rows and columns; null: all together. */
    private void tell(List<Cell> told, int @Nullable [][] rowPlaces, int @Nullable [][] columnPlaces, int width) {
        int[][] groups = new int[cells.size()][];
        int most = 0;
        for (int cell = 0; cell < groups.length; cell++) {
            int[] down = rowPlaces == null ? ALL : rowPlaces[rowOf[cell]];
            int[] along = columnPlaces == null ? ALL : columnPlaces[columnOf[cell]];
            groups[cell] = new int[down.length * along.length];
            for (int i = 0; i < groups[cell].length; i++) {
                groups[cell][i] = down[i / along.length] * width + along[i % along.length];
                most = Math.max(most, groups[cell][i]);
            }
        }
        @Nullable BigDecimal[] values = values(groups, most + 1);
        for (int group = 0; group <= most; group++) {
            BigDecimal value = values[group];
            if (value != null) {
                told.add(new Cell(
                        rowPlaces == null ? Answer.TOTAL : group / width,
                        columnPlaces == null ? Answer.TOTAL : group % width,
                        value));
            }
        }
    }

    /** By group of cells, which may overlap; null where there is nothing to tell. */
    private @Nullable BigDecimal[] values(int[][] groupsOf, int groups) {
        @Nullable BigDecimal[] values = new BigDecimal[groups];
        Amounts amounts = new Amounts(groups);
        for (int cell = 0; cell < cells.size(); cell++) {
            for (int group : groupsOf[cell]) {
                amounts.add(group, sums, cell);
                values[group] = BigDecimal.ZERO;
            }
        }
        long[] counts = question.measure().countsIds() ? counted.by(groupsOf, groups) : new long[groups];
        for (int group = 0; group < groups; group++) {
            if (values[group] != null) {
                values[group] = value(amounts.get(group), counts[group]);
            }
        }
        return values;
    }

    private BigDecimal value(BigDecimal amount, long count) {
        return switch (question.measure()) {
            case ORDERS, CUSTOMERS -> BigDecimal.valueOf(count);
            case BASKET -> amount.divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP);
            default -> amount;
        };
    }
}
