package peyvand.operational.imports;

/**
 * How a file is laid out.
 *
 * @param charset the name of a Java charset; of no meaning for XLSX
 * @param separator the character between cells; of no meaning for BLANKS and XLSX
 * @param header whether the first row names the columns
 */
public record FileFormat(Layout layout, String charset, char separator, boolean header) {

    public enum Layout {
        /** Cells between separators, quoted where they need it. */
        SEPARATED,
        /** Cells between runs of blanks. */
        BLANKS,
        XLSX
    }
}
