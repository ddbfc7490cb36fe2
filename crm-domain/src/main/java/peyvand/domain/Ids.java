package peyvand.domain;

final class Ids {

    private Ids() {}

    static long parse(String text) {
        long value = Long.parseLong(text);
        if (value <= 0) {
            throw new NumberFormatException("an id is positive: " + value);
        }
        return value;
    }
}
