package peyvand.operational.imports;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines in the text form of PostgreSQL's COPY. */
final class CopyText {

    /** Stands between the parts of a list within one value. */
    static final char PART = '\u001f';

    private final StringBuilder text = new StringBuilder(1 << 17);
    private boolean begun;

    CopyText value(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        return this;
    }

    CopyText value(long value) {
        separate();
        text.append(value);
        return this;
    }

    void endLine() {
        text.append('\n');
        begun = false;
    }

    private void separate() {
        if (begun) {
            text.append('\t');
        }
        begun = true;
    }

    boolean full() {
        return text.length() >= 1 << 16;
    }

    byte[] take() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        return bytes;
    }
}
