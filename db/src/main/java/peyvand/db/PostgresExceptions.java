package peyvand.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Knows what PostgreSQL says when somebody has waited for a lock for too long; Spring does not, by itself. */
final class PostgresExceptions extends SQLExceptionSubclassTranslator {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException exception) {
        return LOCK_NOT_AVAILABLE.equals(exception.getSQLState())
                ? new CannotAcquireLockException(buildMessage(task, sql, exception), exception)
                : super.doTranslate(task, sql, exception);
    }
}
