package peyvand.operational.imports;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Leaves out the byte order mark at the beginning of a text. */
final class MarkSkippingReader extends PushbackReader {

    private boolean begun;

    MarkSkippingReader(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!begun) {
            begun = true;
            int first = super.read();
            if (first >= 0 && first != '\uFEFF') {
                unread(first);
            }
        }
        return super.read(buffer, offset, length);
    }
}
