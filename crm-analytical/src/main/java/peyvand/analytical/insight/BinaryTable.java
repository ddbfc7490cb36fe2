package peyvand.analytical.insight;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills a table with rows as PostgreSQL has them in memory: {@code COPY … (FORMAT binary)}. */
final class BinaryTable {

    /** Says that there is no such day, place or number. */
    static final int NO_DAY = Integer.MIN_VALUE;

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FLAGS_AND_EXTENSION = 8;
    private static final int NULL = -1;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_ROW = 1 << 15;
    private static final int OID_INT8 = 20;
    private static final int OID_INT4 = 23;
    private static final int ARRAY_HEADER = 20;
    private static final int EPOCH = (int) LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final int columns;

    private BinaryTable(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
    }

    interface Rows {
        void write(BinaryTable table) throws SQLException;
    }

    /** @param columns their names, separated by commas */
    static void fill(Connection connection, String table, String columns, Rows rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin (format binary)");
        try {
            BinaryTable filled = new BinaryTable(copy, columns.split(",").length);
            filled.buffer.put(SIGNATURE).put(new byte[FLAGS_AND_EXTENSION]);
            rows.write(filled);
            filled.buffer.putShort((short) NULL);
            filled.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Begins the next row, whose values are to be put in the order of the columns. */
    BinaryTable row() throws SQLException {
        if (buffer.remaining() < LONGEST_ROW) {
            flush();
        }
        buffer.putShort((short) columns);
        return this;
    }

    BinaryTable int8(long value) {
        buffer.putInt(Long.BYTES).putLong(value);
        return this;
    }

    /** An id; null for 0. */
    BinaryTable id(long value) {
        return value == 0 ? none() : int8(value);
    }

    BinaryTable int4(int value) {
        buffer.putInt(Integer.BYTES).putInt(value);
        return this;
    }

    /** Null for 0. */
    BinaryTable int2(int value) {
        return value == 0 ? none() : zero2(value);
    }

    private BinaryTable zero2(int value) {
        buffer.putInt(Short.BYTES).putShort((short) value);
        return this;
    }

    BinaryTable slot(int slot) {
        return zero2(slot);
    }

    /** Null for what is not a number. */
    BinaryTable float8(double value) {
        if (Double.isNaN(value)) {
            return none();
        }
        buffer.putInt(Double.BYTES).putDouble(value);
        return this;
    }

    BinaryTable float4(float value) {
        if (Float.isNaN(value)) {
            return none();
        }
        buffer.putInt(Float.BYTES).putFloat(value);
        return this;
    }

    /** @param day counted from 1970-01-01; null for {@link #NO_DAY} */
    BinaryTable day(int day) {
        return day == NO_DAY ? none() : int4(day - EPOCH);
    }

    BinaryTable text(@Nullable Object value) {
        if (value == null) {
            return none();
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length).put(bytes);
        return this;
    }

    BinaryTable bytes(byte @Nullable [] value) {
        if (value == null) {
            return none();
        }
        buffer.putInt(value.length).put(value);
        return this;
    }

    /** Those from one place to before another; null where there are none. */
    BinaryTable int8s(long[] values, int from, int to) {
        if (from == to) {
            return none();
        }
        header(OID_INT8, to - from, Long.BYTES);
        for (int i = from; i < to; i++) {
            buffer.putInt(Long.BYTES).putLong(values[i]);
        }
        return this;
    }

    BinaryTable int4s(int[] values, int from, int to) {
        if (from == to) {
            return none();
        }
        header(OID_INT4, to - from, Integer.BYTES);
        for (int i = from; i < to; i++) {
            buffer.putInt(Integer.BYTES).putInt(values[i]);
        }
        return this;
    }

    BinaryTable none() {
        buffer.putInt(NULL);
        return this;
    }

    private void header(int oid, int size, int bytes) {
        buffer.putInt(ARRAY_HEADER + size * (Integer.BYTES + bytes));
        buffer.putInt(1).putInt(0).putInt(oid).putInt(size).putInt(1);
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
