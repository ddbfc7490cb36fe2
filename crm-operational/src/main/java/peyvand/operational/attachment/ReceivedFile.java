package peyvand.operational.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that has come in and was found to be what it says, but hangs on nothing yet.
 *
 * @param small a small picture of it; null where it is no picture
 */
record ReceivedFile(
        String name,
        FileKind kind,
        long size,
        byte[] sha256,
        Path content,
        @Nullable Path small) {

    void delete() throws IOException {
        Files.deleteIfExists(content);
        if (small != null) {
            Files.deleteIfExists(small);
        }
    }
}
