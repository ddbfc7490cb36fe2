package peyvand.analytical.facts;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows of a query as PostgreSQL has them in memory: {@code COPY … (FORMAT binary)}, several times as quick as a result set
 * where there are millions.
 */
final class BinaryRows {

    private static final int HEADER = 19;
    private static final int END = -1;

    private static final int NUMERIC_BASE = 10_000;
    private static final short POSITIVE = 0x0000;
    private static final short NEGATIVE = 0x4000;

    private final CopyOut copy;
    private ByteBuffer row = ByteBuffer.allocate(0);
    private boolean begun;

    private BinaryRows(CopyOut copy) {
        this.copy = copy;
    }

    interface Reader {
        /** Takes the values of one row, all of them, in their order. */
        void read(BinaryRows row) throws SQLException;
    }

    /** @param sql without parameters, of columns that are {@code bigint}, {@code int}, {@code boolean} or {@code numeric} */
    static void read(Connection connection, String sql, Reader reader) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + sql + ") to stdout (format binary)");
        try {
            BinaryRows rows = new BinaryRows(copy);
            while (rows.next()) {
                reader.read(rows);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private boolean next() throws SQLException {
        if (!begun) {
            begun = true;
            fill();
            row.position(HEADER);
        }
        if (!row.hasRemaining()) {
            fill();
        }
        if (row.getShort() != END) {
            return true;
        }
        while (copy.readFromCopy() != null) {
            // nothing comes any more: the server says that it is done
        }
        return false;
    }

    private void fill() throws SQLException {
        byte[] bytes = copy.readFromCopy();
        if (bytes == null) {
            throw new SQLException("the rows ended too early");
        }
        row = ByteBuffer.wrap(bytes);
    }

    /** @param otherwise for null */
    long getLong(long otherwise) {
        return row.getInt() == END ? otherwise : row.getLong();
    }

    int getInt() {
        row.getInt();
        return row.getInt();
    }

    boolean getBoolean() {
        row.getInt();
        return row.get() != 0;
    }

    /**
     * A {@code numeric}, exact to some 15 digits: cheaper to take as PostgreSQL keeps it, in digits to the base of 10,000,
     * than to have it cast.
     *
     * @param otherwise for null
     */
    double getNumeric(double otherwise) {
        if (row.getInt() == END) {
            return otherwise;
        }
        int size = row.getShort();
        int weight = row.getShort();
        short sign = row.getShort();
        row.getShort(); // how many decimals are shown
        double digits = 0;
        for (int i = 0; i < size; i++) {
            digits = digits * NUMERIC_BASE + row.getShort();
        }
        double power = Math.pow(NUMERIC_BASE, Math.abs(size - 1 - weight));
        double value = size - 1 > weight ? digits / power : digits * power;
        return switch (sign) {
            case POSITIVE -> value;
            case NEGATIVE -> -value;
            default -> Double.NaN;
        };
    }
}
