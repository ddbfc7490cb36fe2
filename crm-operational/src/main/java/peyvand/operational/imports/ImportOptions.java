package peyvand.operational.imports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be understood.
 *
 * @param currency ISO 4217; null: the company's own
 * @param exchangeRate units of the company's currency for one unit of the file's
 * @param createPersons whether customers the file brings are persons, not organisations
 * @param match null: the first key of the kind that the file has a column for
 * @param lineText what a line of an order says that names no product
 */
public record ImportOptions(
        DateOrder dates,
        DecimalMark decimals,
        @Nullable String currency,
        BigDecimal exchangeRate,
        boolean createPersons,
        @Nullable MatchKey match,
        ImportPolicy policy,
        String lineText) {

    public static final ImportOptions USUAL = new ImportOptions(
            DateOrder.AUTO,
            DecimalMark.AUTO,
            null,
            BigDecimal.ONE,
            false,
            null,
            ImportPolicy.CREATE_AND_UPDATE,
            "Sale");

    MatchKey match(ImportKind kind, ImportMapping mapping) {
        return match == null ? kind.usualKey(mapping) : match;
    }
}
