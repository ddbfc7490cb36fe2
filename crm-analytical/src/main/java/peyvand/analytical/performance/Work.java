package peyvand.analytical.performance;

/** What somebody has done: activities that are ticked off. */
public record Work(long calls, long meetings, long tasks) {

    public static final Work NOTHING = new Work(0, 0, 0);

    public long all() {
        return calls + meetings + tasks;
    }

    Work plus(Work other) {
        return new Work(calls + other.calls, meetings + other.meetings, tasks + other.tasks);
    }
}
