package peyvand.db;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Turns a start that failed at the database into one line of what is wrong and one of what to do. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<Throwable> {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Throwable outermost) {
        var refusal = findCause(rootFailure, DatabaseStartFailure.class);
        if (refusal != null) {
            return new FailureAnalysis(refusal.problem(), refusal.remedy(), refusal);
        }
        var mismatch = findCause(rootFailure, FlywayValidateException.class);
        if (mismatch != null) {
            return schemaMismatch(mismatch);
        }
        var database = findCause(rootFailure, SQLException.class);
        var analysis = database == null ? null : connectionFailure(database);
        if (analysis != null) {
            return analysis;
        }
        var migration = findCause(rootFailure, FlywayException.class);
        return migration == null ? null : migrationFailure(migration);
    }

    private static FailureAnalysis schemaMismatch(FlywayValidateException mismatch) {
        var details = String.valueOf(mismatch.getMessage());
        if (details.contains("not resolved locally")) {
            return new FailureAnalysis(
                    "The database schema is newer than this version of Peyvand: " + migrationsNamedIn(details) + ".",
                    "Start the version of Peyvand that last used this database, or a later one.",
                    mismatch);
        }
        return new FailureAnalysis(
                "The database schema is not the one this version of Peyvand made: " + migrationsNamedIn(details) + ".",
                "Restore the database from a backup, or start the version of Peyvand that last used it.",
                mismatch);
    }

    private static String migrationsNamedIn(String details) {
        return details.lines()
                .filter(line -> line.contains("igration") && !line.startsWith("Validate failed"))
                .map(line -> line.replaceAll("[.\\s]+$", "").trim())
                .findFirst()
                .orElseGet(() -> firstSentence(details));
    }

    private @Nullable FailureAnalysis connectionFailure(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01", "28000" ->
                new FailureAnalysis(
                        "The database at " + url() + " refused the user or the password: " + firstSentence(failure)
                                + ".",
                        "Correct spring.datasource.username and spring.datasource.password.",
                        failure);
            case "3D000" ->
                new FailureAnalysis(
                        "The database server has no such database: " + firstSentence(failure) + ".",
                        "Create it, or correct spring.datasource.url (now " + url() + ").",
                        failure);
            case "08001", "08004", "08006" ->
                new FailureAnalysis(
                        "The database at " + url() + " cannot be reached: " + firstSentence(failure) + ".",
                        "Start the database server, or correct spring.datasource.url; without that property Peyvand"
                                + " starts a database of its own.",
                        failure);
            case "53300" ->
                new FailureAnalysis(
                        "The database at " + url() + " has no connection left: " + firstSentence(failure) + ".",
                        "Raise max_connections of the server, or lower spring.datasource.hikari.maximum-pool-size.",
                        failure);
            case "57P03" ->
                new FailureAnalysis(
                        "The database at " + url() + " is still starting up or shutting down.",
                        "Start Peyvand again when it is ready.",
                        failure);
            default -> null;
        };
    }

    private static FailureAnalysis migrationFailure(FlywayException failure) {
        return new FailureAnalysis(
                "The database schema could not be brought up to this version of Peyvand: " + firstSentence(failure)
                        + ".",
                "Nothing was half changed: each migration is one transaction. Report the message with the version.",
                failure);
    }

    /** Without parameters, since a password may be among them. */
    private String url() {
        return environment.getProperty("spring.datasource.url", "its address").replaceAll("[?;].*", "");
    }

    private static String firstSentence(Throwable failure) {
        return firstSentence(String.valueOf(failure.getMessage()));
    }

    private static String firstSentence(String message) {
        return message.lines().findFirst().orElse(message).replaceAll("\\.(\\s.*)?$", "");
    }
}
