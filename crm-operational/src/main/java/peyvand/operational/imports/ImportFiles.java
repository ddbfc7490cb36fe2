package peyvand.operational.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.ImportId;
import peyvand.domain.RuleViolation;

/** Uploaded files, gzipped, in pieces in the database: any node can go on with them, and a backup holds them. */
@Component
class ImportFiles {

    private static final int PIECE = 1 << 20;
    private static final long MOST_UNPACKED = 1L << 30;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final JdbcClient jdbc;

    ImportFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param size of the file as it was sent */
    record Stored(long size, String sha256) {}

    Stored store(ImportId id, InputStream sent) throws IOException {
        MessageDigest digest = sha256();
        var counted = new CountingStream(new DigestInputStream(sent, digest), Long.MAX_VALUE);
        var content = new PushbackInputStream(counted, 2);
        boolean packed = isGzip(content);
        try (var pieces = new Pieces(id);
                OutputStream out = packed ? pieces : new FastGzip(pieces)) {
            content.transferTo(out);
        }
        return new Stored(counted.count(), HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean isGzip(PushbackInputStream content) throws IOException {
        byte[] start = content.readNBytes(2);
        content.unread(start);
        return start.length == 2 && (start[0] & 0xff) == GZIP_FIRST && (start[1] & 0xff) == GZIP_SECOND;
    }

    /** The unpacked bytes of a file. */
    Content open(ImportId id) throws IOException {
        long stored = jdbc.sql("select coalesce(sum(length(bytes)), 0) from import_chunk where import_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
        if (stored == 0) {
            throw new RuleViolation("rule.import.fileDeleted");
        }
        var pieces = new CountingStream(new StoredPieces(id), Long.MAX_VALUE);
        try {
            return new Content(new CountingStream(new GZIPInputStream(pieces, 1 << 16), MOST_UNPACKED), pieces, stored);
        } catch (java.util.zip.ZipException problem) {
            throw new RuleViolation("rule.import.brokenArchive");
        }
    }

    void delete(ImportId id) {
        jdbc.sql("delete from import_chunk where import_id = :id")
                .param("id", id.value())
                .update();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** The bytes, and how far into the file one has read. */
    record Content(InputStream bytes, CountingStream packed, long packedSize) {

        double share() {
            return Math.min(1, (double) packed.count() / packedSize);
        }
    }

    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private final class Pieces extends OutputStream {

        private final ImportId id;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int seq;

        Pieces(ImportId id) {
            this.id = id;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, PIECE - filled);
                System.arraycopy(bytes, offset + done, piece, filled, part);
                filled += part;
                done += part;
                if (filled == PIECE) {
                    save();
                }
            }
        }

        private void save() {
            jdbc.sql("insert into import_chunk (import_id, seq, bytes) values (:id, :seq, :bytes)")
                    .param("id", id.value())
                    .param("seq", seq)
                    .param("bytes", java.util.Arrays.copyOf(piece, filled))
                    .update();
            seq++;
            filled = 0;
        }

        @Override
        public void close() {
            if (filled > 0) {
                save();
            }
        }
    }

    private final class StoredPieces extends InputStream {

        private final ImportId id;
        private byte[] piece = new byte[0];
        private int at;
        private int seq;

        StoredPieces(ImportId id) {
            this.id = id;
        }

        @Override
        public int read() {
            return fill() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (!fill()) {
                return -1;
            }
            int part = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, buffer, offset, part);
            at += part;
            return part;
        }

        /** GZIPInputStream asks this to learn whether another archive follows the one it has read. */
        @Override
        public int available() {
            return fill() ? piece.length - at : 0;
        }

        private boolean fill() {
            if (at == piece.length) {
                byte[] next = next();
                if (next == null) {
                    return false;
                }
                piece = next;
                at = 0;
            }
            return true;
        }

        private byte @Nullable [] next() {
            return jdbc.sql("select bytes from import_chunk where import_id = :id and seq = :seq")
                    .param("id", id.value())
                    .param("seq", seq++)
                    .query((row, number) -> row.getBytes(1))
                    .optional()
                    .orElse(null);
        }
    }
}
