package peyvand.operational.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import peyvand.domain.RuleViolation;

/** The files of one form. Those that were not hung on a record are gone when this is closed. */
public final class ReceivedFiles implements AutoCloseable {

    private final List<ReceivedFile> files;

    ReceivedFiles(List<ReceivedFile> files) {
        this.files = List.copyOf(files);
    }

    List<ReceivedFile> files() {
        return files;
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * The only one of them, a picture, drawn anew: a PNG or a JPEG of at most so many bytes.
     *
     * @throws RuleViolation when it is something else
     */
    public byte[] picture(int most) {
        Path small = files.size() == 1 ? files.get(0).small() : null;
        if (small == null) {
            throw new RuleViolation("rule.attachment.onePicture");
        }
        ReceivedFile file = files.get(0);
        boolean plain = file.kind() == FileKind.PNG || file.kind() == FileKind.JPEG;
        try {
            return Files.readAllBytes(plain && file.size() <= most ? file.content() : small);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (ReceivedFile file : files) {
                file.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
