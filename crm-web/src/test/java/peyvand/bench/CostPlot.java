package peyvand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Draws what a run of the analysis costs against how much there is to analyse; both scales are logarithmic, so that what
 * grows as its data do is a line at the slope of the dashed one.
 *
 * <p>Arguments: jar, the costs that were kept, and the picture.
 */
public final class CostPlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int BOTTOM = 340;
    private static final int DECADE_ACROSS = 173;
    private static final int DECADE_UP = 90;
    private static final double FIRST_LINES = 4;
    private static final int DECADES = 3;

    private final StringBuilder svg = new StringBuilder();

    private CostPlot() {}

    /** Of one run; CPU of the server and the database together. */
    record Cost(int customers, long lines, double seconds, double cpuSeconds) {

        void keep(Path file) throws IOException {
            Files.writeString(
                    file,
                    String.format(Locale.ROOT, "%d,%d,%.2f,%.2f%n", customers, lines, seconds, cpuSeconds),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }

        static Cost of(String line) {
            String[] cells = line.split(",");
            return new Cost(
                    Integer.parseInt(cells[0]),
                    Long.parseLong(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]));
        }
    }

    public static void main(String[] args) throws IOException {
        Map<Integer, Cost> latest = new TreeMap<>();
        Files.readAllLines(Path.of(args[1])).stream().map(Cost::of).forEach(cost -> latest.put(cost.customers(), cost));
        Files.writeString(Path.of(args[2]), new CostPlot().draw(List.copyOf(latest.values())));
    }

    private String draw(List<Cost> costs) {
        write("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" role="img">
                <title>Seconds of a run of the analysis against lines of orders</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                """, WIDTH, HEIGHT);
        for (int decade = 0; decade <= DECADES; decade++) {
            double x = LEFT + (double) decade * DECADE_ACROSS;
            write("<path d='M%.0f 20V%d' stroke='#ddd'/>", x, BOTTOM);
            write(
                    "<text x='%.0f' y='%d' text-anchor='middle'>%,d</text>",
                    x, BOTTOM + 20, (long) Math.pow(10, decade + FIRST_LINES));
        }
        for (int decade = 0; decade <= 3; decade++) {
            int y = BOTTOM - decade * DECADE_UP;
            write("<path d='M%d %dH%d' stroke='#ddd'/>", LEFT, y, LEFT + DECADES * DECADE_ACROSS);
            write(
                    "<text x='%d' y='%d' text-anchor='end'>%s s</text>",
                    LEFT - 8, y + 4, List.of("0.1", "1", "10", "100").get(decade));
        }
        write(
                "<text x='%d' y='%d' text-anchor='middle'>lines of orders, five for each customer</text>",
                LEFT + 260, BOTTOM + 44);
        line(costs, Cost::cpuSeconds, "#0b5fb0", "CPU of server and database", 0);
        line(costs, Cost::seconds, "#b04a0b", "until the results are read", 1);
        costs.stream().max(Comparator.comparingInt(Cost::customers)).ifPresent(this::proportional);
        return svg.append("</svg>\n").toString();
    }

    private void line(List<Cost> costs, ToDoubleFunction<Cost> seconds, String colour, String name, int place) {
        StringBuilder path = new StringBuilder();
        for (Cost cost : costs) {
            double x = across(cost.lines());
            double y = up(seconds.applyAsDouble(cost));
            path.append(path.isEmpty() ? "M" : "L").append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
            write(
                    "<circle cx='%.1f' cy='%.1f' r='4' fill='%s'><title>%,d: %.1f s</title></circle>",
                    x, y, colour, cost.lines(), seconds.applyAsDouble(cost));
        }
        write("<path d='%s' fill='none' stroke='%s' stroke-width='2'/>", path, colour);
        write("<text x='%d' y='%d' fill='%s'>%s</text>", LEFT + 16, 40 + 18 * place, colour, name);
    }

    /** What it would cost with less, were it in proportion to the lines. */
    private void proportional(Cost most) {
        write(
                "<path d='M%.1f %.1fL%.1f %.1f' stroke='#777' stroke-dasharray='4 4'/>",
                across(Math.round(most.lines() / 100.0)),
                up(most.cpuSeconds() / 100),
                across(most.lines()),
                up(most.cpuSeconds()));
        write("<text x='%d' y='%d' fill='#777'>in proportion to the lines</text>", LEFT + 16, 76);
    }

    private static double across(long lines) {
        return LEFT + (Math.log10(lines) - FIRST_LINES) * DECADE_ACROSS;
    }

    private static double up(double seconds) {
        return BOTTOM - (Math.log10(Math.max(seconds, 0.1)) + 1) * DECADE_UP;
    }

    private void write(String text, Object... values) {
        svg.append(String.format(Locale.ROOT, text, values)).append('\n');
    }
}
