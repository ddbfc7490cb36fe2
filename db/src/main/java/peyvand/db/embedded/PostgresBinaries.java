package peyvand.db.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from a jar on the class path.
 *
 * <p>They lie beside the data, not in the shared temporary folder: there another user could plant his own, and a
 * clean-up job would take away files that a running server needs.
 */
record PostgresBinaries(Path root) {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final boolean WINDOWS = osName().contains("windows");

    /** Unpacks into a folder of {@code home} that is named for the content, unless that was done before. */
    static PostgresBinaries unpackedUnder(Path home) throws IOException {
        var archive = archive();
        var root = home.resolve(fingerprint(archive));
        if (!Files.isDirectory(root)) {
            log.info("Unpacking PostgreSQL into {}", root);
            Files.createDirectories(home);
            var unfinished = Files.createTempDirectory(home, "unpacking-");
            unpack(archive, unfinished);
            moveUnlessPresent(unfinished, root);
        }
        return new PostgresBinaries(root);
    }

    /** The start of a command line. PostgreSQL refuses to run as root, hence the name space for that user. */
    List<String> program(String name) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(root.resolve("bin").resolve(WINDOWS ? name + ".exe" : name).toString());
        return command;
    }

    private static byte[] archive() throws IOException {
        var architecture = System.getProperty("os.arch");
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system(), "amd64".equals(architecture) ? "x86_64" : architecture)) {
            return archive.readAllBytes();
        }
    }

    private static String system() {
        if (WINDOWS) {
            return "Windows";
        }
        return osName().contains("mac") ? "Darwin" : "Linux";
    }

    private static String osName() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    private static String fingerprint(byte[] archive) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        var folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if (folder.endsWith("bin") && !file.toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make " + file + " executable");
            }
        }
    }

    /** Two processes may unpack at the same time; the first wins. */
    private static void moveUnlessPresent(Path unfinished, Path root) throws IOException {
        try {
            Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            FileSystemUtils.deleteRecursively(unfinished);
            if (!Files.isDirectory(root)) {
                throw e;
            }
        }
    }
}
