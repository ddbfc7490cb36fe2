package peyvand.analytical.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import peyvand.analytical.statistic.Progress;

/**
 * How many groups tell points apart best, by the criterion of Caliński and Harabasz ({@link Clustering#variance}), which does
 * best of thirty in G. Milligan and M. Cooper, Psychometrika 50, 1985.
 *
 * @param best that with the largest criterion; of equals, that with the fewest groups
 * @param tried one for each number of groups, from the fewest
 */
public record GroupCount(Clustering best, List<Tried> tried) {

    /**
     * @param groups how many there came to be, fewer than asked for where there are fewer different points
     * @param criterion empty where the points are too few for it
     */
    public record Tried(int groups, double inertia, OptionalDouble criterion) {}

    /**
     * @param fewest groups that are of use, 1 or more
     * @param most groups that are of use
     */
    public static GroupCount choose(Points points, int fewest, int most, KMeans kMeans, Progress progress) {
        List<Tried> tried = new ArrayList<>();
        Clustering best = kMeans.fit(points, fewest, progress.part(0, 1.0 / (most - fewest + 1)));
        tried.add(tried(best, points));
        for (int count = fewest + 1; count <= most; count++) {
            double done = count - fewest;
            Progress part = progress.part(done / (most - fewest + 1), (done + 1) / (most - fewest + 1));
            Clustering next = kMeans.fit(points, count, part);
            tried.add(tried(next, points));
            if (next.variance(points).orElse(0) > best.variance(points).orElse(0)) {
                best = next;
            }
        }
        return new GroupCount(best, List.copyOf(tried));
    }

    private static Tried tried(Clustering clustering, Points points) {
        return new Tried(clustering.sizes().length, clustering.inertia(), clustering.variance(points));
    }
}
