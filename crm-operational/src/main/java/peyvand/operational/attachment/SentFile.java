package peyvand.operational.attachment;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file as somebody sends it: nothing of it is true before it was looked at.
 *
 * @param name as the browser says it
 * @param size in bytes
 */
public record SentFile(@Nullable String name, long size, Content content) {

    /** Opens what is in the file. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
