package peyvand.analytical.insight;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.domain.CustomerId;

/**
 * A customer in a list, as the last analysis sees them. Amounts are in the base currency.
 *
 * @param alive how likely it is that they will buy again; null where no model tells
 * @param room how much more those spend who are alike, in the category of products where that is most; null for no more
 * @param roomIn that category
 * @param group null for who bought nothing
 */
public record ValueRow(
        CustomerId id,
        String number,
        String name,
        @Nullable String owner,
        Stage stage,
        @Nullable RfmSegment group,
        Tier tier,
        int orders,
        double amount,
        @Nullable LocalDate lastOn,
        @Nullable Double alive,
        double value,
        @Nullable Double valueLow,
        @Nullable Double valueHigh,
        double atRisk,
        @Nullable LocalDate nextOn,
        @Nullable Double room,
        @Nullable String roomIn) {}
