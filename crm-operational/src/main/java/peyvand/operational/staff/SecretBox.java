package peyvand.operational.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;

/**
 * Encrypts what must be read again but is worth stealing, with a key that is not in the database: whoever gets hold of a
 * dump has nothing. AES-256-GCM, bound to the owner, so that no secret can be put in another's place.
 */
@Component
public class SecretBox {

    private static final Logger log = LoggerFactory.getLogger(SecretBox.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHORTEST_PRESET = 20;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final String preset;

    SecretBox(@Value("${peyvand.data-dir:data}") Path directory, @Value("${peyvand.secret-key:}") String preset) {
        this.file = directory.resolve("secret-key");
        this.preset = preset.strip();
        if (!this.preset.isEmpty() && this.preset.length() < SHORTEST_PRESET) {
            throw new IllegalStateException("PEYVAND_SECRET_KEY needs at least " + SHORTEST_PRESET + " characters");
        }
    }

    byte[] close(byte[] secret, StaffId owner) {
        return close(secret, bound(owner));
    }

    /** The same for a secret of another record. */
    public byte[] close(byte[] secret, RecordKind kind, long id) {
        return close(secret, bound(kind, id));
    }

    /** The secret; empty where it was closed with another key, which the log tells. */
    Optional<byte[]> open(byte[] closed, StaffId owner) {
        return open(closed, bound(owner), "member of staff " + owner);
    }

    /** The same for a secret of another record. */
    public Optional<byte[]> open(byte[] closed, RecordKind kind, long id) {
        return open(closed, bound(kind, id), kind + " " + id);
    }

    private static byte[] bound(StaffId owner) {
        return ByteBuffer.allocate(Long.BYTES).putLong(owner.value()).array();
    }

    private static byte[] bound(RecordKind kind, long id) {
        return (kind + " " + id).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] close(byte[] secret, byte[] owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret);
            return ByteBuffer.allocate(nonce.length + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<byte[]> open(byte[] closed, byte[] owner, String whose) {
        ByteBuffer bytes = ByteBuffer.wrap(closed);
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(rest));
        } catch (GeneralSecurityException e) {
            log.error("A secret of {} was encrypted with another key than this one", whose, e);
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner);
        return cipher;
    }

    private SecretKey key() {
        return new SecretKeySpec(SecretText.sha256(preset.isEmpty() ? kept() : preset), "AES");
    }

    private String kept() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create() throws IOException {
        try {
            OwnerOnly.write(file, SecretText.random());
        } catch (FileAlreadyExistsException e) {
            log.debug("Somebody else was first to make {}", file, e);
        }
    }
}
