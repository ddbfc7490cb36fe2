package peyvand.operational.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.RuleViolation;

/** Takes files in: looks at what they are, draws pictures anew, and lays them where they can be kept from. */
@Component
public class Reception {

    /** The largest file, in bytes. */
    public static final int LARGEST = 25 << 20;

    /** So many files in one form. */
    public static final int MOST_AT_ONCE = 20;

    private static final int BEGINNING = 8 << 10;
    private static final String UNKNOWN = "application/octet-stream";

    private final FileDirectory directory;
    private final Pictures pictures;

    Reception(FileDirectory directory, Pictures pictures) {
        this.directory = directory;
        this.pictures = pictures;
    }

    /**
     * Takes in all files, or none.
     *
     * @throws RuleViolation when one of them is too large, of a kind that is not taken, or not what its name says
     */
    public ReceivedFiles receive(List<SentFile> sent) {
        if (sent.size() > MOST_AT_ONCE) {
            throw new RuleViolation("rule.attachment.most", MOST_AT_ONCE);
        }
        List<ReceivedFile> files = new ArrayList<>();
        boolean all = false;
        try {
            for (SentFile file : sent) {
                files.add(receive(file));
            }
            all = true;
            return new ReceivedFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!all) {
                new ReceivedFiles(files).close();
            }
        }
    }

    private ReceivedFile receive(SentFile sent) throws IOException {
        FileName name = FileName.of(sent.name());
        if (sent.size() > LARGEST) {
            throw new RuleViolation("rule.attachment.large", name.toString(), LARGEST >> 20);
        }
        if (sent.size() == 0) {
            throw new RuleViolation("rule.attachment.empty", name.toString());
        }
        Path content = directory.incoming();
        boolean taken = false;
        try {
            try (InputStream in = sent.content().open();
                    OutputStream out = Files.newOutputStream(content)) {
                in.transferTo(out);
            }
            FileKind kind = kind(content, name);
            ReceivedFile file = kind.picture() ? picture(kind, name, content) : received(kind, name, content, null);
            taken = !kind.picture();
            return file;
        } finally {
            if (!taken) {
                Files.deleteIfExists(content);
            }
        }
    }

    private static FileKind kind(Path content, FileName name) throws IOException {
        String ending = name.plainEnding();
        if (!ending.isEmpty() && !FileKind.knows(ending)) {
            throw new RuleViolation("rule.attachment.kind", name.toString());
        }
        return FileKind.of(found(content, ending), ending)
                .orElseThrow(() -> new RuleViolation("rule.attachment.kind", name.toString()));
    }

    /** What it is by its content; text in an older encoding looks like nothing known, but has no control characters. */
    private static String found(Path content, String ending) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(content), BEGINNING)) {
            String found = MimeTypes.getDefaultMimeTypes()
                    .detect(in, new Metadata())
                    .getBaseType()
                    .toString();
            return found.equals(UNKNOWN) && FileKind.text(ending) && printable(in.readNBytes(BEGINNING))
                    ? FileKind.TEXT.type()
                    : found;
        }
    }

    private static boolean printable(byte[] beginning) {
        for (byte one : beginning) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f') {
                return false;
            }
        }
        return true;
    }

    private ReceivedFile picture(FileKind kind, FileName name, Path sent) throws IOException {
        Path redrawn = directory.incoming();
        Path small = directory.incoming();
        boolean drawn = false;
        try {
            pictures.redraw(kind, name.toString(), sent, redrawn, small);
            FileDirectory.sync(small);
            ReceivedFile file = received(kind, name, redrawn, small);
            drawn = true;
            return file;
        } finally {
            if (!drawn) {
                Files.deleteIfExists(redrawn);
                Files.deleteIfExists(small);
            }
        }
    }

    private static ReceivedFile received(FileKind kind, FileName name, Path content, @Nullable Path small)
            throws IOException {
        FileDirectory.sync(content);
        return new ReceivedFile(kind.name(name).toString(), kind, Files.size(content), sha256(content), content, small);
    }

    private static byte[] sha256(Path content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(content), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
