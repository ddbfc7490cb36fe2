package peyvand.web.home;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The last seven whole days, which can be compared with the seven before. */
record Week(LocalDate first, LocalDate last, ZoneId zone) {

    private static final int DAYS = 7;

    static Week before(LocalDate today, ZoneId zone) {
        return new Week(today.minusDays(DAYS), today.minusDays(1), zone);
    }

    Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** When the day after the last one begins. */
    Instant to() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
