package peyvand.web.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose cells are the darker the more they say. What they say stands in them, so that nobody depends on the shade.
 *
 * @param corner what the rows and columns are
 */
public record HeatMap(String corner, List<String> columns, List<Row> rows) {

    /** Shades there are, from 0 for nothing. */
    private static final int SHADES = 8;

    public record Row(String name, List<Cell> cells) {}

    /**
     * @param text what stands in it; empty for nothing
     * @param says the whole of it, for who does not see its place
     * @param href the records behind it; null for none
     * @param shade 0 to 8
     */
    public record Cell(String text, String says, @Nullable String href, int shade) {}

    /** What is to be drawn, with how much it is. */
    public record Value(
            double size, String text, String says, @Nullable String href) {}

    /** @param values of each row, in the order of the columns */
    public static HeatMap of(String corner, List<String> columns, List<String> names, List<List<Value>> values) {
        double largest = values.stream()
                .flatMap(List::stream)
                .mapToDouble(Value::size)
                .max()
                .orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(new Row(
                    names.get(i),
                    values.get(i).stream().map(value -> cell(value, largest)).toList()));
        }
        return new HeatMap(corner, columns, rows);
    }

    /** By the square root: few large cells do not leave all others white. */
    private static Cell cell(Value value, double largest) {
        int shade = largest > 0 && value.size() > 0
                ? Math.max(1, (int) Math.round(SHADES * Math.sqrt(value.size() / largest)))
                : 0;
        return new Cell(value.text(), value.says(), value.href(), shade);
    }
}
