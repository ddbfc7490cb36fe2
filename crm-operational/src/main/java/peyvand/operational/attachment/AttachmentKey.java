package peyvand.operational.attachment;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names a file. Nobody guesses it, yet it opens nothing by itself. */
public record AttachmentKey(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;

    /** @throws IllegalArgumentException for what cannot be a key */
    public AttachmentKey {
        if (!value.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new IllegalArgumentException("not the key of a file");
        }
    }

    static AttachmentKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AttachmentKey(HexFormat.of().formatHex(bytes));
    }

    public static AttachmentKey valueOf(String text) {
        return new AttachmentKey(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
