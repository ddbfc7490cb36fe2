package peyvand.operational.market;

import java.time.LocalDate;
import peyvand.domain.IndicatorId;
import peyvand.domain.Months;
import peyvand.operational.field.Label;

/** A series of figures by month. */
public record Indicator(IndicatorId id, IndicatorData data, boolean archived, int version) {

    public Label label() {
        return data.label();
    }

    public boolean jalali() {
        return data.jalali();
    }

    /** The first day of the month of this series that a day lies in. */
    public LocalDate month(LocalDate day) {
        return Months.first(day, jalali());
    }
}
