package peyvand.operational.imports;

/** Which character stands before the fraction of a number. */
public enum DecimalMark {
    /** Found out from the column's values. */
    AUTO,
    POINT,
    COMMA
}
