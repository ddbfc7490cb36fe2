package peyvand.operational.imports;

/** In which order a file writes its dates. */
public enum DateOrder {
    /** Found out from the column's values. */
    AUTO,
    /** 2011-12-09 or 20111209. */
    ISO,
    /** 12/9/2011: the month first. */
    US,
    /** 9.12.2011: the day first. */
    EU,
    /** 1390/09/18 or 13900918. */
    JALALI
}
