package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.OpportunityId;

/**
 * What moved lately. Amounts are in the base currency.
 *
 * @param slipped put off from a month to a later one or to no day at all, the largest first
 * @param more whether more were put off than are told
 */
public record Week(long won, BigDecimal wonAmount, long lost, BigDecimal lostAmount, List<Slip> slipped, boolean more) {

    public Week {
        slipped = List.copyOf(slipped);
    }

    /** An open opportunity that was put off. @param to null: nobody knows when */
    public record Slip(
            OpportunityId opportunity,
            BigDecimal amount,
            LocalDate from,
            @Nullable LocalDate to) {}
}
