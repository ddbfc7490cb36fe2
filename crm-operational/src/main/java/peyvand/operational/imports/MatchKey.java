package peyvand.operational.imports;

/** By what a row of a file finds the record it is about. */
public enum MatchKey {
    REFERENCE,
    NAME,
    EMAIL,
    MOBILE,
    CODE,
    NUMBER
}
