package peyvand.operational.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import peyvand.domain.RuleViolation;

/** Counts the bytes read, and reads no more than so many. */
final class CountingStream extends FilterInputStream {

    private final long most;
    private long count;

    CountingStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                if (count > most) {
                    throw new RuleViolation("rule.import.unpackedTooLarge", most >> 20);
                }
            }
            return read;
        } catch (ZipException | java.io.EOFException problem) {
            throw new RuleViolation("rule.import.brokenArchive");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
