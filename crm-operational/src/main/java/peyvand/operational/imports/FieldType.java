package peyvand.operational.imports;

/** What a cell is read as. */
public enum FieldType {
    TEXT("text"),
    KEY("text"),
    INTEGER("int"),
    DECIMAL("numeric(19, 4)"),
    DATE("date"),
    DATETIME("timestamptz"),
    CHOICE("text"),
    COUNTRY("text"),
    CURRENCY("text"),
    LANGUAGE("text"),
    TAGS("text"),
    HANDLE("text");

    private final String sql;

    FieldType(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
