package peyvand.analytical.product;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Places the nodes of a network so that those which are linked lie near each other, and none on another: by forces between
 * them (T. Fruchterman and E. Reingold, Software: Practice and Experience 21, 1991), from a fixed start, and then pushed apart
 * where their boxes overlap. The same network is placed alike whenever it is asked for. Takes time by the square of the nodes:
 * some milliseconds for fifty.
 */
public final class NetworkLayout {

    private static final int ROUNDS = 400;
    private static final int PUSHES = 400;
    private static final double FIRST_STEP = 0.1;
    private static final double GRAVITY = 0.6;
    private static final double LEAST_DISTANCE = 1e-6;

    /** Turns of it never come back to where one was. */
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private final int size;
    private final double width;
    private final double height;
    private final double[] x;
    private final double[] y;

    private NetworkLayout(int size, double width, double height) {
        this.size = size;
        this.width = width;
        this.height = height;
        x = new double[size];
        y = new double[size];
    }

    /**
     * @param from number of a node, like {@code to}
     * @param strength above 0 to 1: the stronger, the nearer
     */
    public record Link(int from, int to, double strength) {}

    /** From 0 to 1 across and down: the middle of a node. */
    public record Place(double x, double y) {}

    /**
     * @param nodes how many there are, numbered from 0
     * @param width of the box of a node, as a share of the picture; likewise {@code height}. Where there is no room for all of
     *     them, some lie on others
     * @return a place for each node, so that its box lies in the picture
     * @throws IllegalArgumentException where a link leads to no node
     */
    public static List<Place> of(int nodes, List<Link> links, double width, double height) {
        for (Link link : links) {
            if (link.from() < 0 || link.from() >= nodes || link.to() < 0 || link.to() >= nodes) {
                throw new IllegalArgumentException(link + " of " + nodes + " nodes");
            }
        }
        NetworkLayout layout = new NetworkLayout(nodes, width, height);
        layout.start();
        for (int round = 0; round < ROUNDS; round++) {
            layout.move(links, FIRST_STEP * (ROUNDS - round) / ROUNDS);
        }
        layout.fit(layout.x, width);
        layout.fit(layout.y, height);
        for (int push = 0; push < PUSHES && layout.pushApart(); push++) {
            layout.keepInside();
        }
        layout.keepInside();
        return layout.places();
    }

    private void start() {
        for (int i = 0; i < size; i++) {
            double radius = 0.5 * Math.sqrt((i + 0.5) / size);
            x[i] = 0.5 + radius * Math.cos(i * GOLDEN_ANGLE);
            y[i] = 0.5 + radius * Math.sin(i * GOLDEN_ANGLE);
        }
    }

    private void move(List<Link> links, double step) {
        double[] forceX = new double[size];
        double[] forceY = new double[size];
        double ideal = Math.sqrt(1.0 / size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                add(forceX, forceY, i, j, ideal * ideal / distance(i, j));
            }
            forceX[i] += GRAVITY * (0.5 - x[i]) * ideal;
            forceY[i] += GRAVITY * (0.5 - y[i]) * ideal;
        }
        for (Link link : links) {
            double distance = distance(link.from(), link.to());
            add(forceX, forceY, link.from(), link.to(), -distance * distance / ideal * (1 + link.strength()) / 2);
        }
        for (int i = 0; i < size; i++) {
            double force = Math.max(LEAST_DISTANCE, Math.hypot(forceX[i], forceY[i]));
            x[i] += forceX[i] / force * Math.min(force, step);
            y[i] += forceY[i] / force * Math.min(force, step);
        }
    }

    /** A force that drives two apart, or together if it is below 0. */
    private void add(double[] forceX, double[] forceY, int i, int j, double force) {
        double distance = distance(i, j);
        double alongX = (x[i] - x[j]) / distance * force;
        double alongY = (y[i] - y[j]) / distance * force;
        forceX[i] += alongX;
        forceY[i] += alongY;
        forceX[j] -= alongX;
        forceY[j] -= alongY;
    }

    private double distance(int i, int j) {
        return Math.max(LEAST_DISTANCE, Math.hypot(x[i] - x[j], y[i] - y[j]));
    }

    /** Spreads all over the picture. */
    private void fit(double[] along, double box) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : along) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double span = most - least;
        for (int i = 0; i < size; i++) {
            along[i] = span < LEAST_DISTANCE ? 0.5 : box / 2 + (along[i] - least) / span * (1 - box);
        }
    }

    /** Whether any two were in each other's way. */
    private boolean pushApart() {
        boolean pushed = false;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double overX = width - Math.abs(x[i] - x[j]);
                double overY = height - Math.abs(y[i] - y[j]);
                if (overX > LEAST_DISTANCE && overY > LEAST_DISTANCE) {
                    pushed = true;
                    if (overX / width < overY / height) {
                        push(x, i, j, overX);
                    } else {
                        push(y, i, j, overY);
                    }
                }
            }
        }
        return pushed;
    }

    private static void push(double[] along, int i, int j, double by) {
        double half = (by + LEAST_DISTANCE) / 2 * (along[i] < along[j] ? -1 : 1);
        along[i] += half;
        along[j] -= half;
    }

    private void keepInside() {
        for (int i = 0; i < size; i++) {
            x[i] = inside(x[i], width);
            y[i] = inside(y[i], height);
        }
    }

    private static double inside(double value, double box) {
        return box >= 1 ? 0.5 : Math.min(1 - box / 2, Math.max(box / 2, value));
    }

    private List<Place> places() {
        return IntStream.range(0, size).mapToObj(i -> new Place(x[i], y[i])).toList();
    }
}
