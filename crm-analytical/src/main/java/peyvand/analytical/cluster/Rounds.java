package peyvand.analytical.cluster;

import java.util.Arrays;
import java.util.List;
import peyvand.analytical.statistic.Progress;

/**
 * Lloyd's rounds over points: each goes to the nearest centre, and each centre to the mean of its points.
 *
 * <p>A point is passed over as long as its centre cannot have lost it: while that has moved away and the others have come
 * nearer by less than the second centre was farther than the first (bounds after G. Hamerly, SDM 2010). How far the centres
 * have travelled is summed up once for all points, so that of a point that stays nothing is written.
 */
final class Rounds {

    private final Points points;
    private final int count;
    private final double[] centres;
    private final int[] groups;
    private final double[] kept;
    private final double[] travelled;
    private double farthestTravelled;
    private GroupSums sums;

    Rounds(Points points, double[] centres) {
        this.points = points;
        this.count = centres.length / points.dimensions();
        this.centres = centres.clone();
        this.groups = new int[points.size()];
        this.kept = new double[points.size()];
        this.travelled = new double[count];
        this.sums = counted();
        Arrays.fill(kept, Double.NEGATIVE_INFINITY);
    }

    Clustering run(int mostRounds, Progress progress) {
        int round = 0;
        boolean settled = false;
        while (!settled && round < mostRounds) {
            // Nobody knows how many rounds there will be: the share nears 1 by ever smaller steps.
            progress.reached(round / (round + 10.0));
            boolean changed = assign() | fill();
            settled = !changed && round > 0;
            move(settled ? counted() : sums);
            round++;
        }
        progress.reached(1);
        return result(round, settled);
    }

    /** Whether any point has gone to another group. */
    private boolean assign() {
        double[] limits = new double[count];
        for (int group = 0; group < count; group++) {
            limits[group] = travelled[group] + farthestTravelled;
        }
        boolean changed = false;
        for (GroupSums change : points.inBlocks((from, to) -> assign(from, to, limits))) {
            sums.add(change);
            changed |= change.changed();
        }
        return changed;
    }

    private GroupSums assign(int from, int to, double[] limits) {
        GroupSums change = new GroupSums(count, points.dimensions());
        for (int point = from; point < to; point++) {
            int before = groups[point];
            if (limits[before] >= kept[point]) {
                assign(point, limits);
                if (groups[point] != before) {
                    change.move(points, point, before, groups[point]);
                }
            }
        }
        return change;
    }

    private void assign(int point, double[] limits) {
        double first = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        int nearest = 0;
        for (int group = 0; group < count; group++) {
            double square = points.squareTo(point, centres, group);
            if (square < first) {
                second = first;
                first = square;
                nearest = group;
            } else if (square < second) {
                second = square;
            }
        }
        groups[point] = nearest;
        kept[point] = Math.sqrt(second) - Math.sqrt(first) + limits[nearest];
    }

    /** Gives each group that nobody is in the point that is farthest from its centre; whether there was such a group. */
    private boolean fill() {
        boolean filled = false;
        for (int group = 0; group < count; group++) {
            if (sums.size(group) == 0) {
                int point = farthest();
                sums.move(points, point, groups[point], group);
                groups[point] = group;
                // The centre comes from anywhere: nothing that was known of distances holds any more.
                System.arraycopy(
                        points.values(),
                        point * points.dimensions(),
                        centres,
                        group * points.dimensions(),
                        points.dimensions());
                Arrays.fill(kept, Double.NEGATIVE_INFINITY);
                filled = true;
            }
        }
        return filled;
    }

    private int farthest() {
        int farthest = 0;
        double most = -1;
        for (int point = 0; point < points.size(); point++) {
            double square = points.squareTo(point, centres, groups[point]);
            if (square > most && sums.size(groups[point]) > 1) {
                most = square;
                farthest = point;
            }
        }
        return farthest;
    }

    private void move(GroupSums to) {
        double farthest = 0;
        for (int group = 0; group < count; group++) {
            double square = 0;
            for (int i = 0; i < points.dimensions(); i++) {
                int at = group * points.dimensions() + i;
                double apart = to.mean(group, i) - centres[at];
                square += apart * apart;
                centres[at] = to.mean(group, i);
            }
            travelled[group] += Math.sqrt(square);
            farthest = Math.max(farthest, Math.sqrt(square));
        }
        farthestTravelled += farthest;
    }

    /** The sums anew, without what rounding has left of all that came and went. */
    private GroupSums counted() {
        GroupSums all = new GroupSums(count, points.dimensions());
        points.inBlocks((from, to) -> {
                    GroupSums sums = new GroupSums(count, points.dimensions());
                    for (int point = from; point < to; point++) {
                        sums.add(points, point, groups[point]);
                    }
                    return sums;
                })
                .forEach(all::add);
        return all;
    }

    private Clustering result(int rounds, boolean settled) {
        List<Double> squares = points.inBlocks((from, to) -> {
            double sum = 0;
            for (int point = from; point < to; point++) {
                sum += points.squareTo(point, centres, groups[point]);
            }
            return sum;
        });
        double[][] places = new double[count][];
        int[] sizes = new int[count];
        for (int group = 0; group < count; group++) {
            places[group] = Arrays.copyOfRange(centres, group * points.dimensions(), (group + 1) * points.dimensions());
            sizes[group] = sums.size(group);
        }
        return new Clustering(groups, places, sizes, squares.stream().reduce(0.0, Double::sum), rounds, settled);
    }
}
