package peyvand.operational.imports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The books of an import: what the file holds, what of it was refused or skipped, and what stands in the database.
 *
 * @param quantity of orders; zero for other files
 * @param amount of orders, in the file's currency; zero for other files
 * @param returns null where nothing was given back
 */
public record Reconciliation(
        Line rows, Line quantity, Line amount, @Nullable Returns returns) {

    /** Lines that give something back, and how many of them are tied to the sale they take back. */
    public record Returns(long lines, long tied) {}

    public record Line(BigDecimal file, BigDecimal refused, BigDecimal skipped, BigDecimal database) {

        /** What is missing from the database; zero when the books square. */
        public BigDecimal difference() {
            return file.subtract(refused).subtract(skipped).subtract(database);
        }
    }
}
