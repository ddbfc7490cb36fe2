package peyvand.analytical.insight;

/** How far a run is. */
public enum RunState {
    WAITING,
    RUNNING,
    DONE,
    STOPPED,
    FAILED;

    public boolean isOver() {
        return this != WAITING && this != RUNNING;
    }
}
