package peyvand.analytical.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import peyvand.analytical.product.NetworkLayout.Link;
import peyvand.analytical.product.NetworkLayout.Place;

class NetworkLayoutTest {

    private static final double WIDTH = 0.12;
    private static final double HEIGHT = 0.06;

    @Test
    void placesNoNodeOnAnotherAndAllInThePicture() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            int nodes = 1 + random.nextInt(40);
            List<Place> places = NetworkLayout.of(nodes, links(random, nodes, 80), WIDTH, HEIGHT);
            assertThat(places).hasSize(nodes).allSatisfy(place -> {
                assertThat(place.x()).isBetween(WIDTH / 2, 1 - WIDTH / 2);
                assertThat(place.y()).isBetween(HEIGHT / 2, 1 - HEIGHT / 2);
            });
            for (int i = 0; i < nodes; i++) {
                for (int j = 0; j < i; j++) {
                    boolean apart = Math.abs(places.get(i).x() - places.get(j).x()) > WIDTH - 1e-4
                            || Math.abs(places.get(i).y() - places.get(j).y()) > HEIGHT - 1e-4;
                    assertThat(apart).as(i + " and " + j + " of " + nodes).isTrue();
                }
            }
        }
    }

    @Test
    void placesWhatIsLinkedNearerThanWhatIsNot() {
        List<Link> links = new ArrayList<>();
        for (int group = 0; group < 3; group++) {
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < i; j++) {
                    links.add(new Link(3 * i + group, 3 * j + group, 1));
                }
            }
        }
        List<Place> places = NetworkLayout.of(15, links, 0.02, 0.02);
        double within = 0;
        double between = 0;
        for (int i = 0; i < 15; i++) {
            for (int j = 0; j < i; j++) {
                double distance = Math.hypot(
                        places.get(i).x() - places.get(j).x(),
                        places.get(i).y() - places.get(j).y());
                if (i % 3 == j % 3) {
                    within += distance / 30;
                } else {
                    between += distance / 75;
                }
            }
        }
        assertThat(within).isLessThan(between / 2);
    }

    @Test
    void placesTheSameNetworkAlikeEachTime() {
        List<Link> links = links(new Random(5), 30, 60);
        assertThat(NetworkLayout.of(30, links, WIDTH, HEIGHT)).isEqualTo(NetworkLayout.of(30, links, WIDTH, HEIGHT));
    }

    @Test
    void answersWhereThereIsLittleOrTooMuch() {
        assertThat(NetworkLayout.of(0, List.of(), WIDTH, HEIGHT)).isEmpty();
        assertThat(NetworkLayout.of(1, List.of(new Link(0, 0, 1)), WIDTH, HEIGHT))
                .containsExactly(new Place(0.5, 0.5));
        assertThat(NetworkLayout.of(50, List.of(), 0.9, 0.9))
                .allSatisfy(place -> assertThat(place.x() + place.y()).isBetween(0.9, 1.1));
        assertThatThrownBy(() -> NetworkLayout.of(2, List.of(new Link(0, 2, 1)), WIDTH, HEIGHT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Link> links(Random random, int nodes, int most) {
        return IntStream.range(0, random.nextInt(most))
                .mapToObj(i -> new Link(random.nextInt(nodes), random.nextInt(nodes), random.nextDouble()))
                .toList();
    }
}
