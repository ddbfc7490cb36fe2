package peyvand.analytical.report;

/** Which products stand first. */
public enum SellingOrder {
    /** Those that brought in most. */
    MOST("amount desc"),
    /** Those that brought in least, of all that sold in this time or in the one before. */
    LEAST("amount"),
    /** Those that fell most against the time before. */
    FALLING("amount - amount_before"),
    /** Those of which most came back, of what was sold at least ten times. */
    RETURNED("case when sold >= 10 then returned / sold else 0 end desc, returned desc");

    private final String sql;

    SellingOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
