package peyvand.domain;

/** The id of a pipeline. */
public record PipelineId(long value) {

    public static PipelineId valueOf(String text) {
        return new PipelineId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
