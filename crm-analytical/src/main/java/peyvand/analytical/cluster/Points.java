package peyvand.analytical.cluster;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Points in a space of few dimensions, one after another in one array.
 *
 * @param values {@code size × dimensions} finite numbers
 */
public record Points(double[] values, int dimensions) {

    /** Sums are made of so many at a time, however many threads there are, so that they round in the same way. */
    private static final int BLOCK = 1 << 13;

    public Points {
        if (dimensions < 1 || values.length % dimensions != 0) {
            throw new IllegalArgumentException(values.length + " values of " + dimensions + " dimensions");
        }
    }

    public int size() {
        return values.length / dimensions;
    }

    /** The square of how far a point is from a place, which lies in an array among others. */
    double squareTo(int point, double[] places, int place) {
        double sum = 0;
        for (int i = point * dimensions, j = place * dimensions, end = i + dimensions; i < end; i++, j++) {
            double apart = values[i] - places[j];
            sum += apart * apart;
        }
        return sum;
    }

    /** So many of them at equal distances in their order, or all if there are not more. */
    Points thinned(int most) {
        int size = size();
        if (size <= most) {
            return this;
        }
        double[] some = new double[most * dimensions];
        for (int i = 0; i < most; i++) {
            System.arraycopy(values, (int) ((long) i * size / most) * dimensions, some, i * dimensions, dimensions);
        }
        return new Points(some, dimensions);
    }

    int blocks() {
        return (size() + BLOCK - 1) / BLOCK;
    }

    /** What is done to each block, several at once; the answers in the order of the blocks. */
    <T> List<T> inBlocks(Work<T> work) {
        IntStream blocks = IntStream.range(0, blocks());
        return (blocks() > 1 ? blocks.parallel() : blocks)
                .mapToObj(block -> work.on(block * BLOCK, Math.min(size(), (block + 1) * BLOCK)))
                .toList();
    }

    /** Something done to the points from one to another, the last not included. */
    @FunctionalInterface
    interface Work<T> {
        T on(int from, int to);
    }
}
