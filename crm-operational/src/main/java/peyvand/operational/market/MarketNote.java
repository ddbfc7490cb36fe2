package peyvand.operational.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.IndicatorId;
import peyvand.domain.StaffId;
import peyvand.operational.field.Label;

/**
 * What somebody noted of a day.
 *
 * @param indicator it is about; null for the market as such
 * @param label of that indicator
 */
public record MarketNote(
        long id,
        @Nullable IndicatorId indicator,
        @Nullable Label label,
        LocalDate day,
        String body,
        StaffId author,
        String authorName,
        int version) {}
