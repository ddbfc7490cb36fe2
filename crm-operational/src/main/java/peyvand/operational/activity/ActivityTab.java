package peyvand.operational.activity;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import peyvand.db.sql.Sort;
import peyvand.db.sql.Sql;

/** The parts of a list of activities. Each is a range of an index, told apart further by days where a whole day is meant. */
public enum ActivityTab {
    /** Should have been done by now: the earliest first. */
    OVERDUE,
    /** Still to be done today, or going on. */
    TODAY,
    UPCOMING,
    /** Done or cancelled: the last first. */
    DONE;

    private static final Sort BEGINS = new Sort("a.begins_at", "timestamptz", false);
    private static final Sort CLOSED = new Sort("a.closed_at", "timestamptz", true);

    /** A whole day begins at midnight UTC in the index, and as much earlier or later where one is. */
    private static final Duration AROUND_THE_WORLD = Duration.ofHours(15);

    private static final Duration LONGEST_MEETING = Duration.ofDays(14);

    public Sort sort() {
        return this == DONE ? CLOSED : BEGINS;
    }

    Sql apply(Sql sql, Today today) {
        sql.and(this == DONE ? "a.state <> 'OPEN'" : "a.state = 'OPEN'");
        return switch (this) {
            case DONE -> sql;
            case OVERDUE ->
                at(sql, "a.begins_at < :now", "now", today.now())
                        .and("(coalesce(a.ends_at, a.starts_at) < :now or a.day < :today)", "today", day(today));
            case TODAY -> {
                at(sql, "a.begins_at >= :near", "near", today.now().minus(LONGEST_MEETING));
                at(sql, "a.begins_at < :far", "far", today.tomorrow().plus(AROUND_THE_WORLD));
                sql.with("now", Timestamp.from(today.now())).with("tomorrow", Timestamp.from(today.tomorrow()));
                yield sql.and("""
                        (a.starts_at < :tomorrow and coalesce(a.ends_at, a.starts_at) >= :now or a.day = :today)
                        """, "today", day(today));
            }
            case UPCOMING -> {
                at(sql, "a.begins_at >= :near", "near", today.tomorrow().minus(AROUND_THE_WORLD));
                sql.with("tomorrow", Timestamp.from(today.tomorrow()));
                yield sql.and("(a.starts_at >= :tomorrow or a.day > :today)", "today", day(today));
            }
        };
    }

    private static Sql at(Sql sql, String condition, String name, Instant at) {
        return sql.and(condition, name, Timestamp.from(at));
    }

    private static Date day(Today today) {
        return Date.valueOf(today.date());
    }
}
