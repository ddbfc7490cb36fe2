package peyvand.operational.sample;

/** Where the sample company stands. */
public enum SampleState {
    ABSENT,
    LOADING,
    LOADED,
    REMOVING;

    public boolean atWork() {
        return this == LOADING || this == REMOVING;
    }
}
