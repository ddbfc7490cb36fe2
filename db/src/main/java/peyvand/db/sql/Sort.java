package peyvand.db.sql;

/**
 * How a list is sorted: by an expression that an index covers together with the id, so that any page costs the same.
 *
 * @param expression SQL, never null in a row; the same text as in the index
 * @param type the SQL type of the expression, to which a cursor's text is cast
 */
public record Sort(String expression, String type, boolean descending) {

    public Sort direction(boolean descending) {
        return new Sort(expression, type, descending);
    }
}
