package peyvand.db.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A statement that grows by conditions. The text comes from constants in the code, everything a user can reach is bound
 * by name.
 */
public final class Sql {

    private final StringBuilder text;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Sql(String text) {
        this.text = new StringBuilder(text.strip());
    }

    public static Sql of(String text) {
        return new Sql(text);
    }

    public Sql add(String more) {
        text.append('\n').append(more.strip());
        return this;
    }

    public Sql and(String condition) {
        return add("and " + condition);
    }

    public Sql and(String condition, String name, @Nullable Object value) {
        return and(condition).with(name, value);
    }

    /** Adds the condition only where there is a value to compare with. */
    public Sql andIf(String condition, String name, @Nullable Object value) {
        return value == null ? this : and(condition, name, value);
    }

    public Sql with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** Binds what a statement has bound that has become a part of this one. */
    public Sql withValuesOf(Sql part) {
        values.putAll(part.values);
        return this;
    }

    public JdbcClient.StatementSpec on(JdbcClient jdbc) {
        return jdbc.sql(text.toString()).params(values);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
