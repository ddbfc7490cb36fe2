package peyvand.operational.notification;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.operational.relationship.RelationshipQueries;
import peyvand.operational.relationship.Yearly;
import peyvand.operational.staff.Calendar;

/**
 * Turns reminders that are due and days that come near into notifications, each once: what was told before is known by a
 * unique index. May break off anywhere and begin again.
 */
@Service
class Reminders {

    private static final int AT_ONCE = 500;
    private static final int LONGEST_NOTICE = 60;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RelationshipQueries relationships;
    private final Clock clock;

    Reminders(JdbcClient jdbc, TransactionTemplate transaction, RelationshipQueries relationships, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.relationships = relationships;
        this.clock = clock;
    }

    /** Tells owners of what begins soon. One statement tells of some and takes note of it; a kill undoes both. */
    void giveDue() {
        int given;
        do {
            given = jdbc.sql("""
                    with due as (
                      select id, owner_id, remind_at from activity where state = 'OPEN' and remind_at <= :now
                      order by remind_at limit :most for update skip locked),
                    told as (
                      insert into notification (staff_id, activity_id, due_at, created_at)
                      select owner_id, id, remind_at, :now from due on conflict do nothing)
                    update activity a set remind_at = null from due where a.id = due.id
                    """)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("most", AT_ONCE)
                    .update();
        } while (given == AT_ONCE);
    }

    /** Tells the owners of customers of the days that come near. */
    void announceOccasions() {
        ZoneId zone = jdbc.sql("select zone from company")
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(null);
        if (zone == null) {
            return;
        }
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        for (Calendar calendar : Calendar.values()) {
            announce(OCCASIONS, today, LONGEST_NOTICE, calendar);
        }
        announce(BIRTHDAYS, today, RelationshipQueries.BIRTHDAY_NOTICE, relationships.birthdayCalendar());
    }

    private static final String OCCASIONS = """
            insert into notification (staff_id, occasion_id, on_day, created_at)
            select c.owner_id, o.id, w.on_day, :now
            from unnest(cast(:firsts as date[]), cast(:days as date[])) w (first_day, on_day)
            join occasion o on o.day = w.first_day and o.calendar = :calendar
            join customer c on c.id = o.customer_id and c.owner_id is not null and c.archived_at is null
            where w.on_day - o.notice <= :today
            on conflict do nothing
            """;

    private static final String BIRTHDAYS = """
            insert into notification (staff_id, contact_id, on_day, created_at)
            select c.owner_id, k.id, w.on_day, :now
            from unnest(cast(:firsts as date[]), cast(:days as date[])) w (first_day, on_day)
            join contact k on k.birth_date = w.first_day and k.archived_at is null
            join customer c on c.id = k.customer_id and c.owner_id is not null and c.archived_at is null
            where w.on_day >= :today and cast(:calendar as text) is not null
            on conflict do nothing
            """;

    private void announce(String insert, LocalDate today, int notice, Calendar calendar) {
        List<Date> firsts = new ArrayList<>();
        List<Date> days = new ArrayList<>();
        today.datesUntil(today.plusDays(notice + 1L))
                .forEach(day -> Yearly.comingOn(day, calendar).forEach(first -> {
                    firsts.add(Date.valueOf(first));
                    days.add(Date.valueOf(day));
                }));
        transaction.executeWithoutResult(status -> jdbc.sql(insert)
                .param("now", Timestamp.from(clock.instant()))
                .param("firsts", firsts.toArray(Date[]::new))
                .param("days", days.toArray(Date[]::new))
                .param("calendar", calendar.name())
                .param("today", Date.valueOf(today))
                .update());
    }
}
