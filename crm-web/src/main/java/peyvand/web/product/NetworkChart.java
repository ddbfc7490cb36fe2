package peyvand.web.product;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import peyvand.analytical.product.Network;
import peyvand.analytical.product.NetworkLayout;
import peyvand.analytical.product.NetworkLayout.Link;
import peyvand.analytical.product.NetworkLayout.Place;
import peyvand.analytical.product.Product;
import peyvand.web.i18n.Ui;

/**
 * A picture of products with lines between those that are bought together, mirrored where the language is read from the right.
 *
 * @param description of the picture, for who does not see it
 */
record NetworkChart(int width, int height, String description, List<Line> lines, List<Node> nodes) {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 700;
    private static final double BOX_WIDTH = 0.16;
    private static final double BOX_HEIGHT = 0.065;
    private static final int NAME_BELOW = 18;
    private static final int LONGEST_NAME = 22;
    private static final double THINNEST = 1;
    private static final double THICKER = 6;

    /** @param says what it stands for */
    record Line(String x1, String y1, String x2, String y2, String thick, String says) {}

    record Node(String x, String y, String nameY, String name, String href, String says) {}

    static NetworkChart of(Network network, Ui ui) {
        double strongest =
                network.lines().stream().mapToDouble(Network.Line::sure).max().orElse(1);
        List<Link> links = network.lines().stream()
                .map(line -> new Link(line.from(), line.to(), line.sure() / strongest))
                .toList();
        List<Place> places = NetworkLayout.of(network.products().size(), links, BOX_WIDTH, BOX_HEIGHT);
        return new NetworkChart(
                WIDTH,
                HEIGHT,
                ui.message("baskets.network.picture"),
                network.lines().stream()
                        .map(line -> line(line, network, places, line.sure() / strongest, ui))
                        .toList(),
                IntStream.range(0, places.size())
                        .mapToObj(i -> node(network.products().get(i), places.get(i), ui))
                        .toList());
    }

    private static Line line(Network.Line line, Network network, List<Place> places, double strength, Ui ui) {
        Place from = places.get(line.from());
        Place to = places.get(line.to());
        return new Line(
                x(from, ui),
                y(from, 0),
                x(to, ui),
                y(to, 0),
                text(THINNEST + THICKER * strength * strength),
                ui.message(
                        "baskets.network.line",
                        Ui.isolated(network.products().get(line.from()).name()),
                        Ui.isolated(network.products().get(line.to()).name()),
                        line.both()));
    }

    private static Node node(Product product, Place place, Ui ui) {
        return new Node(
                x(place, ui),
                y(place, 0),
                y(place, NAME_BELOW),
                shortened(product.name()),
                "/products/" + product.id(),
                product.name());
    }

    private static String x(Place place, Ui ui) {
        return text(WIDTH * (ui.rtl() ? 1 - place.x() : place.x()));
    }

    private static String y(Place place, int below) {
        return text(HEIGHT * place.y() - NAME_BELOW / 2.0 + below);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
