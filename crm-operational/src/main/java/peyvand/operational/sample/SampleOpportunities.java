package peyvand.operational.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.StaffId;

/**
 * What was and may yet be sold to the organisations among the customers of the sample company, with the way it went through
 * the stages. It belongs to the import of the orders and goes when that is undone.
 */
@Component
class SampleOpportunities {

    private static final long SEED = 1405;
    private static final int NUMBER = 260;
    private static final int DAYS = 540;
    private static final double LOST_IN_A_STAGE = 0.17;
    private static final double WON_IN_THE_END = 0.78;
    private static final int SHORTEST_STAY = 3;
    private static final int LONGEST_STAY = 30;
    private static final int STRIDE = 37;
    private static final int HOURS_OF_A_DAY = 9;

    private static final List<String> PERSIAN = List.of(
            "قرارداد سالانهٔ چای",
            "قهوهٔ دفترها",
            "هدیه‌های نوروزی",
            "تأمین چای رستوران",
            "دستگاه و دان قهوه",
            "سفارش بزرگ زعفران",
            "خشکبار مناسبتی",
            "همکاری در شعبهٔ تازه");
    private static final List<String> ENGLISH = List.of(
            "Tea for a year",
            "Coffee for the offices",
            "Gifts for the new year",
            "Tea for the restaurant",
            "Coffee machine and beans",
            "A large order of saffron",
            "Dried fruit for the season",
            "Supplies for the new branch");
    private static final List<String> PERSIAN_STEPS =
            List.of("فرستادن نمونه", "تماس با مدیر خرید", "قرار دیدار", "فرستادن قیمت تازه");
    private static final List<String> ENGLISH_STEPS =
            List.of("Send samples", "Call the head of purchasing", "Meet them", "Send the new prices");

    private final JdbcClient jdbc;
    private final Clock clock;

    SampleOpportunities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Buyer(
            long customer, BigDecimal usualAmount, @Nullable String source) {}

    private record Product(long id, BigDecimal price) {}

    private record Line(Product product, int quantity) {

        BigDecimal amount() {
            return product.price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    private record Step(long stage, String state, LocalDate on) {}

    /** Writes them once for each time the sample company is loaded. */
    @Transactional
    public void load(StaffId owner) {
        Long orders = jdbc.sql("select max(id) from import_job where sample and kind = 'ORDERS' and state = 'DONE'")
                .query((row, n) -> row.getObject(1, Long.class))
                .single();
        boolean there = jdbc.sql("select exists (select from opportunity where import_id = :orders)")
                .param("orders", orders, Types.BIGINT)
                .query(Boolean.class)
                .single();
        List<Long> stages = jdbc.sql("""
                select id from stage where retired_at is null and pipeline_id = (
                  select id from pipeline where retired_at is null order by position, id limit 1)
                order by position, id
                """).query(Long.class).list();
        if (orders != null && !there && !stages.isEmpty()) {
            load(owner, orders, stages);
        }
    }

    private void load(StaffId owner, long orders, List<Long> stages) {
        boolean persian = jdbc.sql("select language = 'fa' from company")
                .query(Boolean.class)
                .single();
        ZoneId zone = ZoneId.of(
                jdbc.sql("select zone from company").query(String.class).single());
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        List<Buyer> buyers = buyers();
        List<Product> products = products();
        List<Long> reasons = jdbc.sql("select id from loss_reason where retired_at is null order by position, id")
                .query(Long.class)
                .list();
        Random random = new Random(SEED);
        for (int i = 0; i < NUMBER && !buyers.isEmpty(); i++) {
            Buyer buyer = buyers.get(random.nextInt(buyers.size()));
            List<Step> way = way(stages, today.minusDays(random.nextInt(DAYS)), today, random);
            String name = (persian ? PERSIAN : ENGLISH).get(random.nextInt(ENGLISH.size()));
            String next = (persian ? PERSIAN_STEPS : ENGLISH_STEPS).get(random.nextInt(ENGLISH_STEPS.size()));
            Long reason = reasons.get(random.nextInt(reasons.size()));
            List<Line> lines = lines(buyer, products, random);
            LocalDate expected = way.get(0).on.plusDays(40 + random.nextInt(90));
            long id = insert(owner, orders, buyer, name, lines, next, way, expected, reason, zone);
            write(id, lines);
            tell(id, owner, way, zone);
        }
    }

    private List<Buyer> buyers() {
        return jdbc.sql("""
                select c.id, c.source, avg(o.amount) as amount
                from customer c join import_job j on j.id = c.import_id
                join sales_order o on o.customer_id = c.id and o.kind = 'SALE'
                where j.sample and c.kind = 'ORGANISATION' group by c.id order by c.reference
                """)
                .query((row, n) -> new Buyer(row.getLong("id"), row.getBigDecimal("amount"), row.getString("source")))
                .list();
    }

    private List<Product> products() {
        return jdbc.sql("""
                select p.id, p.price from product p join import_job j on j.id = p.import_id
                where j.sample and p.price > 0 order by p.code
                """)
                .query((row, n) -> new Product(row.getLong("id"), row.getBigDecimal("price")))
                .list();
    }

    /** A few products, together some times as much as the buyer usually takes. */
    private static List<Line> lines(Buyer buyer, List<Product> products, Random random) {
        int number = 1 + random.nextInt(3);
        BigDecimal share = buyer.usualAmount
                .multiply(BigDecimal.valueOf(2 + random.nextInt(9)))
                .divide(BigDecimal.valueOf(number), RoundingMode.HALF_UP);
        List<Line> lines = new ArrayList<>();
        int first = random.nextInt(products.size());
        for (int i = 0; i < number; i++) {
            Product product = products.get((first + i * STRIDE) % products.size());
            int quantity = share.divide(product.price, 0, RoundingMode.HALF_UP).intValue();
            lines.add(new Line(product, Math.max(1, quantity)));
        }
        return lines;
    }

    /** From the first stage on until it is decided, or today comes first. */
    private static List<Step> way(List<Long> stages, LocalDate opened, LocalDate today, Random random) {
        List<Step> way = new ArrayList<>();
        LocalDate day = opened;
        for (long stage : stages) {
            way.add(new Step(stage, "OPEN", day));
            day = day.plusDays(SHORTEST_STAY + random.nextInt(LONGEST_STAY - SHORTEST_STAY));
            boolean lost = random.nextDouble() < LOST_IN_A_STAGE;
            if (day.isAfter(today)) {
                return way;
            }
            if (lost) {
                way.add(new Step(stage, "LOST", day));
                return way;
            }
        }
        String end = random.nextDouble() < WON_IN_THE_END ? "WON" : "LOST";
        way.add(new Step(stages.get(stages.size() - 1), end, day));
        return way;
    }

    private long insert(
            StaffId owner,
            long orders,
            Buyer buyer,
            String name,
            List<Line> lines,
            String next,
            List<Step> way,
            LocalDate expected,
            Long reason,
            ZoneId zone) {
        Step last = way.get(way.size() - 1);
        boolean open = last.state.equals("OPEN");
        return jdbc.sql("""
                insert into opportunity (name, customer_id, pipeline_id, stage_id, state, amount, currency, exchange_rate, opened_on, close_on,
                  closed_on, owner_id, source, next_step, loss_reason_id, stage_since, import_id, created_at, updated_at)
                select :name, :customer, s.pipeline_id, s.id, :state, :amount, (select base_currency from company), 1, :opened, :expected,
                  :closed, :owner, :source, :next, :reason, :since, :orders, :created, :since
                from stage s where s.id = :stage
                returning id
                """)
                .param("name", name)
                .param("customer", buyer.customer)
                .param("stage", last.stage)
                .param("state", last.state)
                .param("amount", lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .param("opened", Date.valueOf(way.get(0).on))
                .param("expected", Date.valueOf(expected))
                .param("closed", open ? null : Date.valueOf(last.on), Types.DATE)
                .param("owner", owner.value())
                .param("source", buyer.source, Types.VARCHAR)
                .param("next", open ? next : null, Types.VARCHAR)
                .param("reason", last.state.equals("LOST") ? reason : null, Types.BIGINT)
                .param("since", at(last.on, zone))
                .param("created", at(way.get(0).on, zone))
                .param("orders", orders)
                .query(Long.class)
                .single();
    }

    private void write(long id, List<Line> lines) {
        int number = 0;
        for (Line line : lines) {
            jdbc.sql("""
                    insert into opportunity_line (opportunity_id, line_no, product_id, quantity, unit_price, amount)
                    values (:id, :number, :product, :quantity, :price, :amount)
                    """)
                    .param("id", id)
                    .param("number", ++number)
                    .param("product", line.product.id)
                    .param("quantity", line.quantity)
                    .param("price", line.product.price)
                    .param("amount", line.amount())
                    .update();
        }
    }

    private void tell(long id, StaffId owner, List<Step> way, ZoneId zone) {
        Step before = null;
        for (Step step : way) {
            jdbc.sql("""
                    insert into opportunity_move (opportunity_id, at, staff_id, from_stage_id, from_state, to_stage_id, to_state)
                    values (:id, :at, :owner, :from, :was, :stage, :state)
                    """)
                    .param("id", id)
                    .param("at", at(step.on, zone))
                    .param("owner", owner.value())
                    .param("from", before == null ? null : before.stage, Types.BIGINT)
                    .param("was", before == null ? null : before.state, Types.VARCHAR)
                    .param("stage", step.stage)
                    .param("state", step.state)
                    .update();
            before = step;
        }
    }

    private static Timestamp at(LocalDate day, ZoneId zone) {
        return Timestamp.from(
                day.atTime(LocalTime.of(HOURS_OF_A_DAY, 0)).atZone(zone).toInstant());
    }
}
