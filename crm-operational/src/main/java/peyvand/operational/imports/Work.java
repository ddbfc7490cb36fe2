package peyvand.operational.imports;

import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import peyvand.domain.RecordKind;

/** One connection with the staged file in its temporary tables. */
final class Work {

    private final Job job;
    private final Connection connection;
    private final JdbcClient jdbc;
    private final Instant now;

    Work(Job job, Connection connection, Instant now) {
        this.job = job;
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.now = now;
    }

    Job job() {
        return job;
    }

    /** The kind of record that the rows of the file are of. */
    RecordKind record() {
        return job.kind().record();
    }

    Connection connection() {
        return connection;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** A statement with the values every one of them may use. */
    JdbcClient.StatementSpec sql(String text) {
        JdbcClient.StatementSpec statement = jdbc.sql(text);
        return statement
                .param("import", job.id().value())
                .param("now", Timestamp.from(now))
                .param(
                        "owners",
                        job.visibleOwners() == null ? null : job.visibleOwners().toArray(Long[]::new))
                .param("default_owner", job.visibleOwners() == null ? null : job.requestedBy())
                .param("kind_of_new", job.options().createPersons() ? "PERSON" : "ORGANISATION")
                .param(
                        "today",
                        java.sql.Date.valueOf(
                                LocalDate.ofInstant(now, job.company().zone())))
                .param("zone", job.company().zone().getId())
                .param("requested_by", job.requestedBy())
                .param("pipeline", job.options().standIns().pipeline())
                .param("mail_domain", job.options().standIns().mailDomain())
                .param("currency", job.currency())
                .param(
                        "digits",
                        Math.max(0, Currency.getInstance(job.currency()).getDefaultFractionDigits()))
                .param("rate", job.options().exchangeRate());
    }

    int run(String text) {
        return sql(text).update();
    }

    /** A statement on the entities of one piece of the file. */
    int run(String text, Piece piece) {
        return sql(text)
                .param("first", piece.first())
                .param("last", piece.last())
                .update();
    }

    /** Entities that are written in one transaction, by their number. */
    record Piece(int first, int last, long lastRow, long rows) {}
}
