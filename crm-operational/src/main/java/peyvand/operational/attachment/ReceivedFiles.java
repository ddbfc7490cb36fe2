package peyvand.operational.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

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
