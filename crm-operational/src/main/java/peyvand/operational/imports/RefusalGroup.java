package peyvand.operational.imports;

import java.util.List;

/** Rows refused for one reason, and a few of them. */
public record RefusalGroup(String reason, long rows, List<Example> examples) {

    public record Example(long row, Refusal refusal) {}
}
