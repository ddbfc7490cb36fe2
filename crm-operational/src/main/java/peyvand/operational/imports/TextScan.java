package peyvand.operational.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import peyvand.domain.RuleViolation;

/**
 * Which encoding a whole text is in, found from its bytes: the byte order mark, the zero bytes of UTF-16, the shape of
 * UTF-8. What is left is Windows-1256 or Windows-1252: Persian and Arabic words are runs of high bytes, the accents of
 * Western words mostly stand alone.
 */
final class TextScan {

    static final String WINDOWS_1256 = "windows-1256";
    static final String WINDOWS_1252 = "windows-1252";

    private static final double ARABIC_RUN = 2.0;
    private static final int MOST_CONTROLS_PERCENT = 1;

    private final byte[] head = new byte[4];
    private long bytes;
    private long lines;
    private long evenZeros;
    private long oddZeros;
    private long controls;
    private long highBytes;
    private long highRuns;
    private boolean lastHigh;
    private boolean validUtf8 = true;
    private int continuations;
    private int lastByte = '\n';

    private TextScan() {}

    static TextScan of(InputStream text) throws IOException {
        TextScan scan = new TextScan();
        byte[] buffer = new byte[1 << 16];
        for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
            scan.add(buffer, read);
        }
        return scan;
    }

    private void add(byte[] buffer, int length) {
        for (int i = 0; i < length; i++, bytes++) {
            byte b = buffer[i];
            if (bytes < head.length) {
                head[(int) bytes] = b;
            }
            if (b < 0) {
                high(b & 0xff);
            } else {
                low(b);
            }
        }
        if (length > 0) {
            lastByte = buffer[length - 1];
        }
    }

    private void low(int b) {
        lastHigh = false;
        if (continuations > 0) {
            validUtf8 = false;
            continuations = 0;
        }
        if (b == '\n') {
            lines++;
        } else if (b == 0) {
            if ((bytes & 1) == 0) {
                evenZeros++;
            } else {
                oddZeros++;
            }
        } else if (b < ' ' && b != '\t' && b != '\r' && b != '\f') {
            controls++;
        }
    }

    private void high(int b) {
        highBytes++;
        if (!lastHigh) {
            highRuns++;
            lastHigh = true;
        }
        if (continuations > 0) {
            validUtf8 &= (b & 0xc0) == 0x80;
            continuations--;
        } else if (b >= 0xc2 && b <= 0xdf) {
            continuations = 1;
        } else if (b >= 0xe0 && b <= 0xef) {
            continuations = 2;
        } else if (b >= 0xf0 && b <= 0xf4) {
            continuations = 3;
        } else {
            validUtf8 = false;
        }
    }

    /** @throws RuleViolation when these bytes are no text */
    String charset() {
        if (bytes == 0) {
            throw new RuleViolation("rule.import.empty");
        }
        if (begins(0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE.name();
        }
        if (begins(0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE.name();
        }
        if (evenZeros + oddZeros > 0) {
            return utf16WithoutMark();
        }
        if (controls * 100 > bytes * MOST_CONTROLS_PERCENT) {
            throw new RuleViolation("rule.import.binary");
        }
        if (validUtf8 && continuations == 0) {
            return StandardCharsets.UTF_8.name();
        }
        return (double) highBytes / highRuns >= ARABIC_RUN ? WINDOWS_1256 : WINDOWS_1252;
    }

    private String utf16WithoutMark() {
        long enough = Math.max(1, bytes / 50);
        if (bytes % 2 == 0 && evenZeros == 0 && oddZeros >= enough) {
            return StandardCharsets.UTF_16LE.name();
        }
        if (bytes % 2 == 0 && oddZeros == 0 && evenZeros >= enough) {
            return StandardCharsets.UTF_16BE.name();
        }
        throw new RuleViolation("rule.import.binary");
    }

    private boolean begins(int first, int second) {
        return bytes >= 2 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }

    /** How many lines the text has; rows may be fewer, where cells hold line breaks. */
    long lines() {
        return lines + (lastByte == '\n' || lastByte == 0 || bytes == 0 ? 0 : 1);
    }
}
