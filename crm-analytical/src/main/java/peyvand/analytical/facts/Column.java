package peyvand.analytical.facts;

import java.util.Arrays;

/** Numbers of which nobody knows yet how many there will be. */
final class Column {

    private static final int FIRST = 1 << 12;

    private Column() {}

    static final class Longs {

        private long[] values = new long[FIRST];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, more(size));
            }
            values[size++] = value;
        }

        long get(int place) {
            return values[place];
        }

        int size() {
            return size;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    static final class Ints {

        private int[] values = new int[FIRST];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, more(size));
            }
            values[size++] = value;
        }

        int get(int place) {
            return values[place];
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    private static int more(int size) {
        return size + (size >> 1);
    }
}
