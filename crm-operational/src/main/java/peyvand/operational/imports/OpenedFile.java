package peyvand.operational.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of an import's file, without the header. */
final class OpenedFile implements AutoCloseable {

    private final ImportFiles.Content content;
    private final RowSource rows;
    private final @Nullable Row header;

    OpenedFile(Job job, ImportFiles files) throws IOException {
        this(job.format(), files.open(job.id()));
    }

    OpenedFile(FileFormat format, ImportFiles.Content content) throws IOException {
        this.content = content;
        this.rows = RowSource.open(format, content.bytes());
        this.header = format.header() ? rows.next() : null;
    }

    @Nullable
    Row header() {
        return header;
    }

    @Nullable
    Row next() throws IOException {
        return rows.next();
    }

    double share() {
        return content.share();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
