package peyvand.domain;

/** The id of a member of staff. */
public record StaffId(long value) {

    public static StaffId valueOf(String text) {
        return new StaffId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
