package peyvand.operational.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Now and the day it is, where somebody is.
 *
 * @param tomorrow when the next day begins there
 */
public record Today(Instant now, LocalDate date, Instant tomorrow) {

    public static Today of(Instant now, ZoneId zone) {
        LocalDate date = now.atZone(zone).toLocalDate();
        return new Today(now, date, date.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
