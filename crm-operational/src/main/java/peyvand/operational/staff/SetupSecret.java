package peyvand.operational.staff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The secret that only whoever can read the log, the data directory or the environment of a new installation knows. The
 * database keeps its hash: it is long and random, so a fast hash is enough.
 */
@Component
class SetupSecret {

    private static final Logger log = LoggerFactory.getLogger(SetupSecret.class);
    private static final int SHORTEST_PRESET = 8;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Path file;
    private final String preset;

    SetupSecret(
            JdbcClient jdbc,
            Clock clock,
            @Value("${peyvand.data-dir:data}") Path directory,
            @Value("${peyvand.setup.secret:}") String preset) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.file = directory.resolve("setup-secret");
        this.preset = preset.strip();
        if (!this.preset.isEmpty() && this.preset.length() < SHORTEST_PRESET) {
            throw new IllegalStateException("PEYVAND_SETUP_SECRET needs at least " + SHORTEST_PRESET + " characters");
        }
    }

    /** The secret of this installation: the preset one, the one already in the file, or a new one. */
    String reveal() {
        if (!preset.isEmpty()) {
            store(preset);
            return preset;
        }
        String known = read();
        if (known.isEmpty() || !matches(known)) {
            known = random();
            write(known);
            store(known);
        }
        return known;
    }

    Path file() {
        return file;
    }

    boolean matches(String secret) {
        byte[] given = hash(secret).getBytes(StandardCharsets.US_ASCII);
        return jdbc.sql("select secret_hash from crm.setup_secret")
                .query(String.class)
                .optional()
                .filter(hash -> MessageDigest.isEqual(given, hash.getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    void forget() {
        jdbc.sql("delete from crm.setup_secret").update();
    }

    void deleteFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("Please delete {} by hand: {}", file.toAbsolutePath(), e.toString());
        }
    }

    private void store(String secret) {
        jdbc.sql("""
                insert into crm.setup_secret (secret_hash, created_at) values (:hash, :now)
                on conflict (id) do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at
                """)
                .param("hash", hash(secret))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private String read() {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private void write(String secret) {
        try {
            Files.deleteIfExists(file);
            OwnerOnly.write(file, secret);
        } catch (IOException e) {
            log.warn("The setup secret could not be written to {}: {}", file.toAbsolutePath(), e.toString());
        }
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String hash(String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(secret.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
