package peyvand.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements run one after the other, those that take long with their time. */
record Script(Connection connection) {

    void step(String what, String sql) throws SQLException {
        long begin = System.nanoTime();
        run(sql);
        report(what, begin);
    }

    static void report(String what, long begin) {
        System.out.printf("  %-28s %6.1f s%n", what, (System.nanoTime() - begin) / 1e9);
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether the statement finds a row. */
    boolean holds(String sql) throws SQLException {
        return one("select count(*) from (%s limit 1) found".formatted(sql)) > 0;
    }
}
