package peyvand.operational.imports;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be understood.
 *
 * @param currency ISO 4217; null: the company's own
 * @param exchangeRate units of the company's currency for one unit of the file's
 * @param createPersons whether customers the file brings are persons, not organisations
 * @param match null: the first key of the kind that the file has a column for
 * @param lineText what a line of an order says that names no product
 * @param standIns what stands for what rows do not say
 */
public record ImportOptions(
        DateOrder dates,
        DecimalMark decimals,
        @Nullable String currency,
        BigDecimal exchangeRate,
        boolean createPersons,
        @Nullable MatchKey match,
        ImportPolicy policy,
        String lineText,
        StandIns standIns) {

    /**
     * What stands for what rows do not say.
     *
     * @param pipeline of opportunities whose row names none; null: the company's first
     * @param customer of opportunities whose row names none; null: such rows are refused
     * @param mailDomain where staff have their address whose row says none; null: such rows are refused
     */
    public record StandIns(
            @Nullable Long pipeline,
            @Nullable String customer,
            @Nullable String mailDomain) {

        public static final StandIns NONE = new StandIns(null, null, null);
    }

    public static final ImportOptions USUAL = new ImportOptions(
            DateOrder.AUTO,
            DecimalMark.AUTO,
            null,
            BigDecimal.ONE,
            false,
            null,
            ImportPolicy.CREATE_AND_UPDATE,
            "Sale",
            StandIns.NONE);

    public ImportOptions {
        standIns = Objects.requireNonNullElse(standIns, StandIns.NONE); // null: kept by an earlier version
    }

    MatchKey match(ImportKind kind, ImportMapping mapping) {
        return match == null ? kind.usualKey(mapping) : match;
    }
}
