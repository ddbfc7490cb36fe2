package peyvand.operational.imports;

import java.math.BigDecimal;

/**
 * The books of an import: what the file holds, what of it was refused or skipped, and what stands in the database.
 *
 * @param quantity of orders; zero for other files
 * @param amount of orders, in the file's currency; zero for other files
 */
public record Reconciliation(Line rows, Line quantity, Line amount) {

    public record Line(BigDecimal file, BigDecimal refused, BigDecimal skipped, BigDecimal database) {

        /** What is missing from the database; zero when the books square. */
        public BigDecimal difference() {
            return file.subtract(refused).subtract(skipped).subtract(database);
        }
    }
}
