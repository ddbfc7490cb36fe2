package peyvand.operational.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by the clock: RFC 6238 with SHA-1, steps of 30 seconds and six digits, as every authenticator has it. */
final class Totp {

    static final int KEY_BYTES = 20;

    private static final long STEP_SECONDS = 30;
    private static final int DRIFT = 1;
    private static final int DIGITS = 6;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_LETTER = 5;

    private Totp() {}

    /** The step whose code this is, of the present one and its neighbours; empty where it is none of them. */
    static OptionalLong step(byte[] key, String code, Instant now) {
        long present = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(present - DRIFT, present + DRIFT)
                .filter(step -> MessageDigest.isEqual(code(key, step, DIGITS).getBytes(UTF_8), code.getBytes(UTF_8)))
                .max();
    }

    /** The code of a step: RFC 4226, section 5.3. */
    static String code(byte[] key, long step, int digits) {
        byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format("%0" + digits + "d", number % (long) Math.pow(10, digits));
    }

    /** The key as people type it and as an authenticator reads it: RFC 4648, section 6. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = held << Byte.SIZE | next & 0xff;
            for (bits += Byte.SIZE; bits >= BITS_OF_LETTER; ) {
                bits -= BITS_OF_LETTER;
                text.append(BASE32.charAt(held >> bits & 0x1f));
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt(held << BITS_OF_LETTER - bits & 0x1f))
                        .toString();
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
