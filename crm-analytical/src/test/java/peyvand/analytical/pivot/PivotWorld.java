package peyvand.analytical.pivot;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.JalaliDate;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/** A company with customers, products and orders by chance, in the database and in memory alike. */
final class PivotWorld {

    static final Viewer SARA =
            new Viewer(new StaffId(1), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    static final Viewer OMID = new Viewer(
            new StaffId(2),
            "Omid",
            EnumSet.noneOf(Right.class),
            Scope.ownedBy(Set.of(new StaffId(2))),
            Scope.ownedBy(Set.of(new StaffId(2))),
            null);

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final Instant BEGINNING = Instant.parse("2025-12-01T00:00:00Z");
    private static final int MINUTES = 150 * 24 * 60;

    private final JdbcClient jdbc;
    private final Random chance;
    private final List<@Nullable Customer> customers = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();

    record Customer(
            long id,
            boolean person,
            @Nullable String sector,
            @Nullable String country,
            long owner,
            @Nullable Long tier,
            @Nullable String sex,
            @Nullable LocalDate born,
            @Nullable String segment,
            @Nullable String stage,
            @Nullable String investment,
            Set<Integer> segments) {}

    /** @param product from 1; the last is a charge */
    record Line(
            long order,
            @Nullable Customer customer,
            LocalDate day,
            @Nullable String country,
            @Nullable String channel,
            boolean returned,
            int product,
            BigDecimal quantity,
            BigDecimal amount) {

        boolean merchandise() {
            return product != CHARGE;
        }

        boolean back() {
            return quantity.signum() < 0 || returned;
        }

        boolean sold() {
            return merchandise() && !back() && quantity.signum() > 0 && amount.signum() > 0;
        }

        boolean takenBack() {
            return merchandise() && back() && amount.signum() < 0;
        }
    }

    static final int CHARGE = 7;

    PivotWorld(JdbcClient jdbc, long seed) {
        this.jdbc = jdbc;
        this.chance = new Random(seed);
        run(
                "truncate order_line, sales_order, customer, product, category, customer_tier, search_entry, search_term, analysis_run, pivot_answer, segment cascade");
        run("insert into analysis_state default values on conflict do nothing");
        run("truncate customer_insight, insight_cell");
        run("""
                insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at)
                select i, 'Staff', 's' || i || '@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()
                from generate_series(1, 2) i on conflict do nothing
                """);
        run("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', 1, now()) on conflict do nothing
                """);
        run("insert into category (id, name) values (1, 'Tea'), (2, 'Cups')");
        run("insert into customer_tier (id, label_en, position) values (1, 'Gold', 1), (2, 'Silver', 2)");
        run("""
                insert into product (id, code, name, kind, category_id, created_at, updated_at)
                select i, 'P' || i, 'Product ' || i, case i when %d then 'SHIPPING' else 'GOODS' end,
                       case i %% 3 when 0 then null else i %% 3 end, now(), now()
                from generate_series(1, %1$d) i
                """.formatted(CHARGE));
        run("""
                insert into analysis_run (id, state, asked_at, finished_at, slot, as_of, card)
                values (1, 'DONE', now(), now(), 0, '2026-05-01', '{}')
                """);
        run("update analysis_state set run_id = 1, slot = 0");
        run("""
                insert into segment (id, name, archived_at, created_at, updated_at)
                select i, 'Segment ' || i, case i when 4 then now() end, now(), now() from generate_series(1, 4) i
                """);
        run("insert into segment_edition (segment_id, edition, rule, since) select id, 1, '{}', now() from segment");
    }

    @SpringBootApplication(scanBasePackages = "peyvand.analytical.pivot")
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-05-10T09:00:00Z"), ZoneOffset.UTC);
        }
    }

    PivotWorld customers(int number) {
        customers.add(null);
        for (int id = 1; id <= number; id++) {
            boolean person = chance.nextBoolean();
            boolean told = chance.nextInt(4) > 0;
            Customer customer = new Customer(
                    id,
                    person,
                    one(null, "Food", "Retail"),
                    one(null, "IR", "DE"),
                    1 + chance.nextInt(2),
                    one(null, 1L, 2L),
                    person ? one(null, "FEMALE", "MALE") : null,
                    person ? one(null, LocalDate.of(1960 + chance.nextInt(45), 4, 9)) : null,
                    told ? one("CHAMPION", "LOST") : null,
                    told ? one("FIRST", "LOYAL") : null,
                    told ? one("HIGH", "NONE") : null,
                    chance.ints(chance.nextInt(3), 1, 4).boxed().collect(Collectors.toCollection(TreeSet::new)));
            customers.add(customer);
            insert(customer);
        }
        return this;
    }

    PivotWorld orders(int number) {
        for (int order = 1; order <= number; order++) {
            order(order);
        }
        return this;
    }

    private void order(int id) {
        Customer customer = customers.get(chance.nextInt(customers.size()));
        Instant at = BEGINNING.plusSeconds(60L * chance.nextInt(MINUTES));
        boolean returned = chance.nextInt(6) == 0;
        boolean counts = chance.nextInt(8) > 0;
        String country = one(null, "IR", "FR");
        String channel = one(null, "Shop", "Web", "'; drop table staff; --");
        jdbc.sql("""
                insert into sales_order (id, number, kind, state, customer_id, ordered_at, currency, exchange_rate, country, channel, created_at, updated_at)
                values (:id, 'O-' || :id, :kind, :state, :customer, cast(:at as timestamptz), 'EUR', 1, :country, :channel, now(), now())
                """)
                .param("id", id)
                .param("kind", counts ? returned ? "RETURN" : "SALE" : one("ADJUSTMENT", "SALE"))
                .param("state", counts ? one("PLACED", "FULFILLED") : "CANCELLED")
                .param("customer", customer == null ? null : customer.id(), java.sql.Types.BIGINT)
                .param("at", at.toString())
                .param("country", country, java.sql.Types.VARCHAR)
                .param("channel", channel, java.sql.Types.VARCHAR)
                .update();
        int size = 1 + chance.nextInt(4);
        for (int no = 1; no <= size; no++) {
            int product = 1 + chance.nextInt(CHARGE);
            BigDecimal quantity = BigDecimal.valueOf(returned ? -1 - chance.nextInt(2) : chance.nextInt(4) - 1);
            BigDecimal amount =
                    quantity.multiply(BigDecimal.valueOf(chance.nextInt(5) == 0 ? 0 : 1 + chance.nextInt(9_999), 2));
            jdbc.sql("""
                    insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                    values (:order, :no, :product, :quantity, 1, :amount)
                    """)
                    .param("order", id)
                    .param("no", no)
                    .param("product", product)
                    .param("quantity", quantity)
                    .param("amount", amount)
                    .update();
            if (counts) {
                lines.add(new Line(
                        id,
                        customer,
                        at.atZone(TEHRAN).toLocalDate(),
                        country,
                        channel,
                        returned,
                        product,
                        quantity,
                        amount));
            }
        }
    }

    private void insert(Customer customer) {
        jdbc.sql("""
                insert into customer (id, number, kind, name, sector, country, owner_id, tier_id, created_at, updated_at)
                values (:id, 'C-' || :id, :kind, 'N' || :id, :sector, :country, :owner, :tier, now(), now())
                """)
                .param("id", customer.id())
                .param("kind", customer.person() ? "PERSON" : "ORGANISATION")
                .param("sector", customer.sector(), java.sql.Types.VARCHAR)
                .param("country", customer.country(), java.sql.Types.VARCHAR)
                .param("owner", customer.owner())
                .param("tier", customer.tier(), java.sql.Types.BIGINT)
                .update();
        jdbc.sql("""
                insert into contact (customer_id, family_name, gender, birth_date, created_at, updated_at)
                values (:id, 'N', :sex, :born, now(), now()), (:id, 'Another', 'OTHER', null, now(), now())
                """)
                .param("id", customer.id())
                .param("sex", customer.sex(), java.sql.Types.VARCHAR)
                .param("born", customer.born(), java.sql.Types.DATE)
                .update();
        jdbc.sql("""
                insert into segment_member (segment_id, customer_id, since, until, edition, why)
                select s.id, :id, now(), case when s.id = any (:segments) or s.id = 4 then null else now() end, 1, '{}'
                from segment s
                """)
                .param("id", customer.id())
                .param("segments", customer.segments().toArray(Integer[]::new))
                .update();
        if (customer.stage() != null) {
            jdbc.sql("""
                    insert into insight_cell (slot, cell, segment, stage, tier, customers, repeaters, orders, amount, returned, value, at_risk)
                    values (0, :id, :segment, :stage, :tier, 1, 0, 1, 0, 0, 0, 0)
                    """)
                    .param("id", customer.id())
                    .param("segment", customer.segment())
                    .param("stage", customer.stage())
                    .param("tier", customer.investment())
                    .update();
            jdbc.sql("""
                    insert into customer_insight (slot, customer_id, cell, orders, days, amount, returned, value, at_risk)
                    values (0, :id, :id, 1, 1, 0, 0, 0, 0), (1, :id, 99, 1, 1, 0, 0, 0, 0)
                    """).param("id", customer.id()).update();
        }
    }

    /** The keys of a line: of most dimensions one. */
    static List<String> keys(Dimension dimension, Line line, boolean jalali) {
        return List.of(key(dimension, line, jalali).split(","));
    }

    /** The key of a line, reckoned without the database. */
    static String key(Dimension dimension, Line line, boolean jalali) {
        Customer customer = line.customer();
        LocalDate day = line.day();
        JalaliDate date = JalaliDate.of(day);
        int year = jalali ? date.year() : day.getYear();
        int month = jalali ? date.month() : day.getMonthValue();
        Object key = switch (dimension) {
            case PRODUCT -> line.product();
            case CATEGORY -> line.product() % 3 == 0 ? null : line.product() % 3;
            case CHANNEL -> line.channel();
            case COUNTRY -> line.country() != null ? line.country() : customer == null ? null : customer.country();
            case SECTOR -> customer == null ? null : customer.sector();
            case KIND -> customer == null ? null : customer.person() ? "PERSON" : "ORGANISATION";
            case TIER -> customer == null ? null : customer.tier();
            case RFM -> customer == null ? null : customer.segment();
            case STAGE -> customer == null ? null : customer.stage();
            case INVESTMENT -> customer == null ? null : customer.investment();
            case SEX -> customer == null ? null : customer.sex();
            case AGE ->
                customer == null || customer.born() == null
                        ? null
                        : "%03d".formatted(Period.between(customer.born(), day).getYears() / 10 * 10);
            case SEGMENT ->
                customer == null
                        ? null
                        : customer.segments().stream().map(String::valueOf).collect(Collectors.joining(","));
            case OWNER -> customer == null ? null : customer.owner();
            case MONTH -> "%04d%02d".formatted(year, month);
            case QUARTER -> "%04d%d".formatted(year, (month + 2) / 3);
            case YEAR -> year;
            case WEEKDAY -> day.getDayOfWeek().getValue();
        };
        return key == null ? "" : key.toString();
    }

    @SafeVarargs
    private final <T> @Nullable T one(@Nullable T... of) {
        return of[chance.nextInt(of.length)];
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
