package peyvand.analytical.insight;

import java.util.Arrays;
import peyvand.analytical.lifecycle.Stage;

/** Changes of stages, in columns. */
final class StageChanges {

    private static final Stage[] STAGES = Stage.values();

    private int[] customers = new int[1 << 12];
    private int[] days = new int[1 << 12];
    private byte[] stages = new byte[1 << 12];
    private int size;

    void add(int customer, int day, Stage was, Stage became) {
        if (size == customers.length) {
            int more = size + (size >> 1);
            customers = Arrays.copyOf(customers, more);
            days = Arrays.copyOf(days, more);
            stages = Arrays.copyOf(stages, more);
        }
        customers[size] = customer;
        days[size] = day;
        stages[size++] = (byte) (was.ordinal() * STAGES.length + became.ordinal());
    }

    int size() {
        return size;
    }

    /** @return the customer's place */
    int customer(int change) {
        return customers[change];
    }

    int day(int change) {
        return days[change];
    }

    Stage was(int change) {
        return STAGES[stages[change] / STAGES.length];
    }

    Stage became(int change) {
        return STAGES[stages[change] % STAGES.length];
    }
}
