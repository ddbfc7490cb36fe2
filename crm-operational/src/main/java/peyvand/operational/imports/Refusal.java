package peyvand.operational.imports;

import java.util.List;

/**
 * Why a row is not taken in: a message key after {@code imports.refused.} and its arguments. An argument that begins
 * with {@code @} is the name of a field, whose label is {@code imports.field.<name>}.
 */
public record Refusal(String reason, List<String> args) {

    public Refusal {
        args = List.copyOf(args);
    }

    static Refusal of(String reason, String... args) {
        return new Refusal(reason, List.of(args));
    }

    static Refusal ofField(String reason, ImportField field, String... more) {
        String[] args = new String[more.length + 1];
        args[0] = "@" + field.name();
        System.arraycopy(more, 0, args, 1, more.length);
        return new Refusal(reason, List.of(args));
    }
}
