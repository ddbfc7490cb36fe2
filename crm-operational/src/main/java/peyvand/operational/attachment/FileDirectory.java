package peyvand.operational.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where files lie, each under its key, in folders of the first two and the next two letters of it; what is on its way in
 * lies in {@code incoming}. Several nodes may share the directory. Readable by its owner only.
 */
@Component
class FileDirectory {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String INCOMING = "incoming";
    private static final String SMALL = ".small";
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{40})(\\.small)?");

    private final Path directory;

    FileDirectory(@Value("${peyvand.files:${peyvand.data-dir:data}/files}") Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** A new, empty file for what comes in. */
    Path incoming() throws IOException {
        Path folder = folder(directory.resolve(INCOMING));
        return Files.createFile(folder.resolve(AttachmentKey.random().value()), owners("rw-------"));
    }

    /** Waits until what was written there survives the loss of power. */
    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Moves what came in to its place, in one step. */
    void keep(Path incoming, AttachmentKey key, boolean small) throws IOException {
        Path outer = outer(key);
        Path inner = inner(key);
        folder(inner);
        Files.move(incoming, place(key, small), StandardCopyOption.ATOMIC_MOVE);
        for (Path folder : List.of(inner, outer, directory)) {
            syncFolder(folder);
        }
    }

    /** @throws NoSuchFileException when it is not there */
    InputStream open(AttachmentKey key, boolean small) throws IOException {
        return Files.newInputStream(place(key, small));
    }

    void delete(AttachmentKey key) throws IOException {
        Files.deleteIfExists(place(key, true));
        Files.deleteIfExists(place(key, false));
    }

    /** Removes what came in before then and never got to its place. */
    void clearIncoming(Instant before) throws IOException {
        each(directory.resolve(INCOMING), file -> {
            if (olderThan(file, before)) {
                Files.deleteIfExists(file);
            }
        });
    }

    /**
     * Deletes files that were there before then.
     *
     * @param which of some keys are to go
     */
    void deleteAll(Instant before, UnaryOperator<List<AttachmentKey>> which) throws IOException {
        each(directory, outer -> {
            List<AttachmentKey> keys = new ArrayList<>();
            each(
                    outer,
                    inner -> each(inner, file -> {
                        Matcher name = NAME.matcher(file.getFileName().toString());
                        if (name.matches() && olderThan(file, before)) {
                            keys.add(new AttachmentKey(name.group(1)));
                        }
                    }));
            for (AttachmentKey key : keys.isEmpty() ? keys : which.apply(keys)) {
                delete(key);
            }
        });
    }

    private Path outer(AttachmentKey key) {
        return directory.resolve(key.value().substring(0, 2));
    }

    private Path inner(AttachmentKey key) {
        return outer(key).resolve(key.value().substring(2, 4));
    }

    private Path place(AttachmentKey key, boolean small) {
        return inner(key).resolve(small ? key.value() + SMALL : key.value());
    }

    private static Path folder(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, owners("rwx------"));
    }

    private static FileAttribute<?>[] owners(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Windows knows nothing of this. */
    private static void syncFolder(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private interface Visit {
        void to(Path path) throws IOException;
    }

    private static void each(Path folder, Visit visit) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            for (Path path : content) {
                visit.to(path);
            }
        }
    }

    /** What is gone meanwhile is not old. */
    private static boolean olderThan(Path file, Instant time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(FileTime.from(time)) < 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
