package peyvand.db.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import peyvand.db.DatabaseStartFailure;

/** A data directory and its siblings {@code .lock}, {@code .password}, {@code .log} and {@code .bin}; held by one process. */
final class PostgresDirectory implements AutoCloseable {

    static final int MAJOR = 18;

    private static final int SECRET_BYTES = 32;
    private static final String OWNER_ONLY = "rw-------";
    private static final String CHOOSE_ANOTHER = "give this one its own directory with peyvand.database.data-dir.";

    /** Closing a second channel on a file would give up this process's lock on it, so no second is opened. */
    private static final Set<Path> CLAIMED_HERE = ConcurrentHashMap.newKeySet();

    private final Path configured;
    private final Path data;
    private final FileChannel lock;

    private PostgresDirectory(Path configured, Path data, FileChannel lock) {
        this.configured = configured;
        this.data = data;
        this.lock = lock;
    }

    /** Claims the directory for this process, until it is closed or the process ends, however it ends. */
    static PostgresDirectory claim(Path dataDir) {
        var configured = dataDir.toAbsolutePath().normalize();
        if (!CLAIMED_HERE.add(configured)) {
            throw inUse(configured);
        }
        try {
            Files.createDirectories(folderOf(configured));
            return new PostgresDirectory(configured, realPath(configured), lock(configured));
        } catch (IOException e) {
            CLAIMED_HERE.remove(configured);
            throw cannotWrite(configured, e);
        } catch (RuntimeException e) {
            CLAIMED_HERE.remove(configured);
            throw e;
        }
    }

    private static FileChannel lock(Path configured) throws IOException {
        var channel =
                FileChannel.open(sibling(configured, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(configured);
        }
        return channel;
    }

    private static DatabaseStartFailure inUse(Path configured) {
        return new DatabaseStartFailure(
                "Another Peyvand is already running on the data directory " + configured + ".",
                "Stop the other one, or " + CHOOSE_ANOTHER);
    }

    private static Path realPath(Path configured) throws IOException {
        return Files.exists(configured)
                ? configured.toRealPath()
                : folderOf(configured).toRealPath().resolve(configured.getFileName());
    }

    static DatabaseStartFailure cannotWrite(Path dataDir, IOException cause) {
        return new DatabaseStartFailure(
                "The data directory " + dataDir + " cannot be written to (" + cause + ").",
                "Give this user the right to write there, free some space, or " + CHOOSE_ANOTHER,
                cause);
    }

    /** The directory that PostgreSQL sees; an absolute path without links. */
    Path data() {
        return data;
    }

    /** Where the data directory and its siblings lie. */
    Path folder() {
        return folderOf(data);
    }

    private static Path folderOf(Path directory) {
        return Objects.requireNonNull(directory.getParent(), "The data directory cannot be the root");
    }

    Path sibling(String suffix) {
        return sibling(configured, suffix);
    }

    private static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** @return whether there is a database already; false means that one may be created here */
    boolean holdsDatabase() throws IOException {
        var version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            requireMajor(Files.readString(version).trim());
            return true;
        }
        if (Files.isDirectory(data)) {
            requireEmpty();
        }
        return false;
    }

    private void requireMajor(String major) {
        if (!major.equals(String.valueOf(MAJOR))) {
            throw new DatabaseStartFailure(
                    "The data directory " + data + " was made by PostgreSQL " + major
                            + "; this Peyvand runs PostgreSQL " + MAJOR + ".",
                    "Move the data over with a dump made by PostgreSQL " + major + ", or " + CHOOSE_ANOTHER);
        }
    }

    private void requireEmpty() throws IOException {
        try (var files = Files.list(data)) {
            if (files.findAny().isPresent()) {
                throw new DatabaseStartFailure(
                        "The data directory " + data + " holds files, but no database.",
                        "Empty it, or " + CHOOSE_ANOTHER);
            }
        }
    }

    /** @return the password of the database users; made up when there is no database yet */
    String secret() throws IOException {
        var file = secretFile();
        var secret = Files.exists(file) ? Files.readString(file).trim() : "";
        if (!secret.isEmpty()) {
            restrictToOwner(file);
            return secret;
        }
        if (holdsDatabase()) {
            throw new DatabaseStartFailure(
                    "The database password file " + file + " is missing, though the data directory " + data
                            + " exists.",
                    "Put the file back from where it was moved or from a backup of it.");
        }
        Files.deleteIfExists(file);
        return writeNewSecret(file);
    }

    Path secretFile() {
        return sibling(".password");
    }

    static String newSecret() {
        var random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String writeNewSecret(Path file) throws IOException {
        var secret = newSecret();
        var attributes = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, attributes)) {
            channel.write(StandardCharsets.US_ASCII.encode(secret));
            channel.force(true);
        }
        return secret;
    }

    private static void restrictToOwner(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Written at every start, so that a new version of Peyvand brings its own settings. */
    void writeSettings(PostgresSettings settings) throws IOException {
        var lines = settings.values().entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        Files.writeString(
                data.resolve(PostgresSettings.FILE),
                "# Overwritten at every start. Change peyvand.database.settings.* instead.\n" + lines);
    }

    @Override
    public void close() throws IOException {
        lock.close();
        CLAIMED_HERE.remove(configured);
    }
}
