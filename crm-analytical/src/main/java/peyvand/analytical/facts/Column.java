package peyvand.analytical.facts;

import java.util.Arrays;

/** Numbers of which nobody knows yet how many there will be. */
final class Column {

    private static final int FIRST = 1 << 12;

    private Column() {}

    static final class Longs {

        private long[] values;
        private int size;

        Longs() {
            this(FIRST);
        }

        /** @param expected as many are likely to come */
        Longs(int expected) {
            values = new long[Math.max(FIRST, expected)];
        }

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, more(size));
            }
            values[size++] = value;
        }

        long get(int place) {
            return values[place];
        }

        /** Changes one that is there. */
        void set(int place, long value) {
            values[place] = value;
        }

        /** Forgets all from a place on. */
        void cut(int from) {
            size = from;
        }

        int size() {
            return size;
        }

        /** The numbers, in the column's own array where it is full: nothing is to be changed any more. */
        long[] toArray() {
            return size == values.length ? values : Arrays.copyOf(values, size);
        }
    }

    static final class Doubles {

        private double[] values = new double[FIRST];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, more(size));
            }
            values[size++] = value;
        }

        double get(int place) {
            return values[place];
        }
    }

    static final class Ints {

        private int[] values;
        private int size;

        Ints() {
            this(FIRST);
        }

        /** @param expected as many are likely to come */
        Ints(int expected) {
            values = new int[Math.max(FIRST, expected)];
        }

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, more(size));
            }
            values[size++] = value;
        }

        int get(int place) {
            return values[place];
        }

        /** Changes one that is there. */
        void set(int place, int value) {
            values[place] = value;
        }

        /** Forgets all from a place on. */
        void cut(int from) {
            size = from;
        }

        int size() {
            return size;
        }

        /** The numbers, in the column's own array where it is full: nothing is to be changed any more. */
        int[] toArray() {
            return size == values.length ? values : Arrays.copyOf(values, size);
        }
    }

    private static int more(int size) {
        return size + (size >> 1);
    }
}
