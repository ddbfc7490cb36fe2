package peyvand.analytical.cluster;

/** Of each group the sum of its points and how many they are, or by how much both change. */
final class GroupSums {

    private final double[] values;
    private final int[] sizes;
    private final int dimensions;
    private boolean changed;

    GroupSums(int groups, int dimensions) {
        this.values = new double[groups * dimensions];
        this.sizes = new int[groups];
        this.dimensions = dimensions;
    }

    void add(Points points, int point, int group) {
        sizes[group]++;
        for (int i = 0; i < dimensions; i++) {
            values[group * dimensions + i] += points.values()[point * dimensions + i];
        }
    }

    void move(Points points, int point, int from, int to) {
        add(points, point, to);
        sizes[from]--;
        for (int i = 0; i < dimensions; i++) {
            values[from * dimensions + i] -= points.values()[point * dimensions + i];
        }
        changed = true;
    }

    void add(GroupSums other) {
        for (int i = 0; i < values.length; i++) {
            values[i] += other.values[i];
        }
        for (int group = 0; group < sizes.length; group++) {
            sizes[group] += other.sizes[group];
        }
    }

    /** Whether a point was moved here. */
    boolean changed() {
        return changed;
    }

    int size(int group) {
        return sizes[group];
    }

    double mean(int group, int dimension) {
        return values[group * dimensions + dimension] / sizes[group];
    }
}
