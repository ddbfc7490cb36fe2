package peyvand.operational.sample;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.StaffId;

/** What there is to do with the customers of the sample company in the weeks around the day it is loaded. */
@Component
class SampleActivities {

    private static final long SEED = 1405;
    private static final int NUMBER = 40;
    private static final int DAYS_BEFORE = 12;
    private static final int DAYS_AFTER = 20;
    private static final int FIRST_HOUR = 9;
    private static final int HOURS = 8;
    private static final int HALF_HOUR = 30;
    private static final int HOUR_OF_SECONDS = 3_600;

    private static final List<String> PERSIAN = List.of(
            "فرستادن پیش‌فاکتور",
            "پیگیری سفارش",
            "تماس دربارهٔ قیمت تازه",
            "بازدید از فروشگاه",
            "معرفی چای تازه",
            "پرسیدن نظر دربارهٔ قهوه",
            "گفت‌وگو دربارهٔ قرارداد سال آینده",
            "فرستادن نمونه");
    private static final List<String> ENGLISH = List.of(
            "Send the quotation",
            "Ask after the order",
            "Call about the new prices",
            "Visit the shop",
            "Present the new teas",
            "Ask how they like the coffee",
            "Talk about next year’s contract",
            "Send samples");

    /** What each of these is. */
    private static final List<String> KINDS =
            List.of("TASK", "CALL", "CALL", "MEETING", "MEETING", "CALL", "MEETING", "TASK");

    private final JdbcClient jdbc;
    private final Clock clock;

    SampleActivities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes them anew, the same ones whenever it is asked on one day. */
    @Transactional
    public void load(StaffId owner) {
        remove();
        boolean persian = jdbc.sql("select language = 'fa' from company")
                .query(Boolean.class)
                .single();
        ZoneId zone = ZoneId.of(
                jdbc.sql("select zone from company").query(String.class).single());
        List<Long> customers =
                jdbc.sql("""
                select c.id from customer c join import_job j on j.id = c.import_id
                where j.sample order by c.reference limit :most
                """).param("most", NUMBER * 2).query(Long.class).list();
        Random random = new Random(SEED);
        for (int i = 0; i < NUMBER && !customers.isEmpty(); i++) {
            long customer = customers.get(random.nextInt(customers.size()));
            int what = random.nextInt(KINDS.size());
            add(owner, customer, (persian ? PERSIAN : ENGLISH).get(what), KINDS.get(what), i, random, zone);
        }
    }

    @Transactional
    public void remove() {
        jdbc.sql("delete from activity where sample").update();
    }

    /** Every second task takes the whole day, a meeting takes an hour; most of what is past was done. */
    private void add(StaffId owner, long customer, String title, String kind, int number, Random random, ZoneId zone) {
        Instant now = clock.instant();
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(random.nextInt(DAYS_BEFORE + DAYS_AFTER) - DAYS_BEFORE);
        Instant start = day.atTime(LocalTime.of(FIRST_HOUR + random.nextInt(HOURS), HALF_HOUR * random.nextInt(2)))
                .atZone(zone)
                .toInstant();
        boolean allDay = kind.equals("TASK") && number % 2 == 0;
        boolean meeting = kind.equals("MEETING");
        boolean done = start.isBefore(now) && random.nextInt(5) > 0;
        jdbc.sql("""
                insert into activity (kind, title, day, starts_at, ends_at, priority, owner_id, customer_id, state, closed_at, closed_by,
                                      sample, created_by, created_at, updated_at)
                values (:kind, :title, :day, :start, :end, :priority, :owner, :customer, :state, :closed,
                        case when :state = 'DONE' then :owner end, true, :owner, :now, :now)
                """)
                .param("kind", kind)
                .param("title", title)
                .param("day", allDay ? Date.valueOf(day) : null, Types.DATE)
                .param("start", allDay ? null : Timestamp.from(start), Types.TIMESTAMP)
                .param("end", meeting ? Timestamp.from(start.plusSeconds(HOUR_OF_SECONDS)) : null, Types.TIMESTAMP)
                .param("priority", number % 7 == 0 ? "HIGH" : "NORMAL")
                .param("owner", owner.value())
                .param("customer", customer)
                .param("state", done ? "DONE" : "OPEN")
                .param("closed", closed(done, start), Types.TIMESTAMP)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static @Nullable Timestamp closed(boolean done, Instant start) {
        return done ? Timestamp.from(start) : null;
    }
}
