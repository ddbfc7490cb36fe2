package peyvand.analytical.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.segment.Condition.OwnField;
import peyvand.analytical.segment.Somebody.Insight;
import peyvand.analytical.segment.Somebody.Line;

/** Random customers in the database, the same in memory, and random rules about them. */
final class SegmentWorld {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    private static final String[] CITIES = {"Tehran", "تهران", "Shiraz", "شيراز", "  shiraz", "Élan"};
    private static final String[] ASKED_CITIES = {"TEHRAN", "تهران", "شیراز", "shiraz ", "elan", "Nowhere"};
    private static final String[] TAGS = {"Gold", "كليدی", "Fair"};
    private static final long TEXT = 901;
    private static final long NUMBER = 902;
    private static final long DATE = 903;
    private static final long CHOICE = 904;
    private static final long YES_NO = 905;

    /** Each product in the first is in a category that lies in the second, of another. */
    private static final List<List<Long>> CATEGORIES =
            List.of(List.of(71L, 70L), List.of(70L), List.of(72L), List.of());

    private final JdbcClient jdbc;
    private final Random random;
    final List<Somebody> people = new ArrayList<>();

    SegmentWorld(JdbcClient jdbc, long seed) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
    }

    void build(int customers) {
        run("""
                truncate customer, product, category, tag, custom_field, custom_choice, customer_tier, sales_order, order_line, analysis_run,
                  segment, segment_changed, search_entry, search_term cascade
                """);
        run("delete from segment_member");
        run("insert into analysis_state default values on conflict do nothing");
        for (int i = 1; i <= 3; i++) {
            run(
                    "insert into staff (id, name, email, password_hash, language, calendar, digits, zone, created_at) values ("
                            + i + ", 'Staff', 's" + i
                            + "@example.com', '', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) on conflict do nothing");
        }
        run("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', 1, now()) on conflict do nothing
                """);
        run("insert into customer_tier (id, label_en, position) values (51, 'Gold', 1), (52, 'Silver', 2)");
        run("insert into category (id, name) values (70, 'Tea'), (72, 'Cups')");
        run("insert into category (id, name, parent_id) values (71, 'Green tea', 70)");
        for (int i = 0; i < CATEGORIES.size(); i++) {
            String category = CATEGORIES.get(i).isEmpty()
                    ? "null"
                    : CATEGORIES.get(i).get(0).toString();
            run("insert into product (id, code, name, kind, category_id, created_at, updated_at) values (" + (81 + i)
                    + ", 'P" + i + "', 'Product', 'GOODS', " + category + ", now(), now())");
        }
        for (String tag : TAGS) {
            jdbc.sql("insert into tag (name) values (:name)").param("name", tag).update();
        }
        run("""
                insert into custom_field (id, record_kind, kind, label_en, place) values (901, 'CUSTOMER', 'TEXT', 'Text', 1),
                (902, 'CUSTOMER', 'NUMBER', 'Number', 2), (903, 'CUSTOMER', 'DATE', 'Date', 3), (904, 'CUSTOMER', 'CHOICE', 'Choice', 4),
                (905, 'CUSTOMER', 'YES_NO', 'Yes', 5)
                """);
        run(
                "insert into custom_choice (id, field_id, label_en, place) values (61, 904, 'One', 1), (62, 904, 'Two', 2)");
        for (long id = 1; id <= customers; id++) {
            Somebody somebody = new Somebody(id);
            people.add(somebody);
            insert(somebody);
            for (int change = 0; change < 4; change++) {
                part(somebody);
            }
        }
        analyse();
    }

    /** What the last analysis said of all of them, or of some. */
    void analyse() {
        run("delete from customer_insight");
        run("delete from insight_cell");
        run("""
                insert into analysis_run (state, asked_at, finished_at, slot, as_of, card)
                values ('DONE', now(), now(), 0, '2026-11-21', '{}')
                """);
        for (Somebody somebody : people) {
            somebody.insight = random.nextInt(5) == 0
                    ? null
                    : new Insight(
                            one("FIRST", "LOYAL", "AT_RISK"),
                            one("CHAMPION", "LOST"),
                            1 + random.nextInt(5),
                            1 + random.nextInt(10),
                            maybe(0.25, 0.5, 0.755),
                            one(0.0, 12.5, 49.0),
                            one("HIGH", "MEDIUM", "NONE"));
            if (somebody.insight != null) {
                insert(somebody.id, somebody.insight);
            }
        }
        run("update analysis_state set slot = 0, run_id = (select max(id) from analysis_run)");
    }

    private void insert(long customer, Insight insight) {
        jdbc.sql("""
                insert into insight_cell (slot, cell, r, f, m, segment, decile, stage, tier, customers, repeaters, orders, amount, returned, value, at_risk)
                values (0, :customer, :r, :r, :r, :group, :decile, :stage, :tier, 1, 1, 1, 1, 0, 1, 0)
                """)
                .param("customer", customer)
                .param("r", insight.r())
                .param("group", insight.group())
                .param("decile", insight.decile())
                .param("stage", insight.stage())
                .param("tier", insight.tier())
                .update();
        jdbc.sql("""
                insert into customer_insight (slot, customer_id, cell, orders, days, amount, returned, alive, expected, value, at_risk)
                values (0, :customer, :customer, 1, 1, 1, 0, :alive, :value, :value, :value)
                """)
                .param("customer", customer)
                .param("alive", insight.alive())
                .param("value", insight.value())
                .update();
    }

    private void insert(Somebody somebody) {
        jdbc.sql("""
                insert into customer (id, number, kind, name, created_at, updated_at)
                values (:id, 'C-' || :id, 'PERSON', 'Customer ' || :id, now(), now())
                """).param("id", somebody.id).update();
        jdbc.sql("""
                insert into contact (id, customer_id, family_name, created_at, updated_at) values (:id, :id, 'Person', now(), now())
                """).param("id", somebody.id).update();
        profile(somebody);
    }

    /** Something changes about somebody. */
    void change() {
        Somebody somebody = people.get(random.nextInt(people.size()));
        if (random.nextInt(20) == 0) {
            analyse();
        } else if (random.nextInt(3) == 0) {
            profile(somebody);
        } else {
            part(somebody);
        }
    }

    private void profile(Somebody somebody) {
        somebody.kind = random.nextInt(4) == 0 ? "ORGANISATION" : "PERSON";
        somebody.city = maybe(CITIES);
        somebody.country = maybe("IR", "GB", "Narnia");
        somebody.sector = maybe("Retail", "Food");
        somebody.source = maybe("Fair", "Web");
        somebody.owner = maybe(1L, 2L, 3L);
        somebody.tier = maybe(51L, 52L);
        somebody.archived = random.nextInt(10) == 0;
        somebody.created = day();
        jdbc.sql("""
                update customer set kind = :kind, city = :city, country = :country, sector = :sector, source = :source, owner_id = :owner,
                  tier_id = :tier, created_at = (cast(:created as date) + time '00:30') at time zone 'Asia/Tehran',
                  archived_at = case when :archived then now() end
                where id = :id
                """)
                .param("kind", somebody.kind)
                .param("city", somebody.city)
                .param("country", somebody.country)
                .param("sector", somebody.sector)
                .param("source", somebody.source)
                .param("owner", somebody.owner)
                .param("tier", somebody.tier)
                .param("created", somebody.created.toString())
                .param("archived", somebody.archived)
                .param("id", somebody.id)
                .update();
    }

    private void part(Somebody somebody) {
        switch (random.nextInt(4)) {
            case 0 -> person(somebody);
            case 1 -> tags(somebody);
            case 2 -> field(somebody);
            default -> orders(somebody);
        }
    }

    private void person(Somebody somebody) {
        somebody.gender = maybe("FEMALE", "MALE");
        somebody.born = maybe(TODAY.minusYears(30), TODAY.minusYears(30).plusDays(1), TODAY.minusYears(51));
        jdbc.sql("update contact set gender = :gender, birth_date = cast(:born as date) where id = :id")
                .param("gender", somebody.gender)
                .param("born", somebody.born == null ? null : somebody.born.toString())
                .param("id", somebody.id)
                .update();
    }

    private void tags(Somebody somebody) {
        jdbc.sql("delete from customer_tag where customer_id = :id")
                .param("id", somebody.id)
                .update();
        somebody.tags.clear();
        for (String tag : TAGS) {
            if (random.nextBoolean()) {
                somebody.tags.add(tag);
                jdbc.sql("insert into customer_tag (customer_id, tag_id) select :id, id from tag where name = :tag")
                        .param("id", somebody.id)
                        .param("tag", tag)
                        .update();
            }
        }
    }

    private void field(Somebody somebody) {
        long field = TEXT + random.nextInt(5);
        jdbc.sql("delete from custom_value where record_kind = 'CUSTOMER' and record_id = :id and field_id = :field")
                .param("id", somebody.id)
                .param("field", field)
                .update();
        somebody.fields.remove(field);
        Object value = switch ((int) field) {
            case 901 -> maybe("Green", "سبز", "green");
            case 902 -> maybe(new BigDecimal("1.5"), new BigDecimal("-3"), new BigDecimal("10"));
            case 903 -> maybe(TODAY, TODAY.minusDays(10), TODAY.plusDays(3));
            case 904 -> maybe(61L, 62L);
            default -> maybe(true, false);
        };
        if (value != null) {
            somebody.fields.put(field, value);
            String column = List.of("text_value", "number_value", "date_value", "choice_id", "yes_value")
                    .get((int) (field - TEXT));
            jdbc.sql("insert into custom_value (record_kind, record_id, field_id, " + column
                            + ") values ('CUSTOMER', :id, :field, :value)")
                    .param("id", somebody.id)
                    .param("field", field)
                    .param("value", value)
                    .update();
        }
    }

    private void orders(Somebody somebody) {
        jdbc.sql("delete from order_line where order_id in (select id from sales_order where customer_id = :id)")
                .param("id", somebody.id)
                .update();
        jdbc.sql("delete from sales_order where customer_id = :id")
                .param("id", somebody.id)
                .update();
        List<Line> lines = new ArrayList<>();
        for (int order = random.nextInt(4); order > 0; order--) {
            lines.addAll(order(somebody, day()));
        }
        somebody.lines = lines;
    }

    private List<Line> order(Somebody somebody, LocalDate day) {
        String kind = random.nextInt(8) == 0 ? "ADJUSTMENT" : "SALE";
        boolean cancelled = random.nextInt(6) == 0;
        long id = jdbc.sql("""
                insert into sales_order (kind, state, customer_id, ordered_at, currency, exchange_rate, created_at, updated_at)
                values (:kind, :state, :customer, (cast(:day as date) + time '23:40') at time zone 'Asia/Tehran', 'EUR', 2, now(), now())
                returning id
                """)
                .param("kind", kind)
                .param("state", cancelled ? "CANCELLED" : "PLACED")
                .param("customer", somebody.id)
                .param("day", day.toString())
                .query(Long.class)
                .single();
        List<Line> lines = new ArrayList<>();
        for (int line = 1 + random.nextInt(3); line > 0; line--) {
            int product = random.nextInt(CATEGORIES.size());
            BigDecimal quantity = BigDecimal.valueOf(random.nextInt(4) == 0 ? -1 : 1 + random.nextInt(3));
            BigDecimal amount = quantity.multiply(new BigDecimal("12.25"));
            jdbc.sql("""
                    insert into order_line (order_id, line_no, product_id, quantity, unit_price, amount)
                    values (:order, :line, :product, :quantity, 12.25, :amount)
                    """)
                    .param("order", id)
                    .param("line", line)
                    .param("product", 81 + product)
                    .param("quantity", quantity)
                    .param("amount", amount)
                    .update();
            lines.add(new Line(
                    id,
                    kind,
                    day,
                    81 + product,
                    CATEGORIES.get(product),
                    quantity,
                    amount.multiply(BigDecimal.valueOf(2))));
        }
        return cancelled ? List.of() : lines;
    }

    Rule rule() {
        return group(0);
    }

    private Rule group(int depth) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            rules.add(depth < 2 && random.nextInt(3) == 0 ? group(depth + 1) : condition());
        }
        return new Group(one(Group.Kind.values()), rules);
    }

    private Condition condition() {
        Fact fact = one(Fact.values());
        OwnField field = fact == Fact.FIELD ? ownField() : null;
        FactType type = field == null ? fact.type() : field.type();
        Comparison is = one(type.comparisons().toArray(Comparison[]::new));
        Purchases of = fact.ofPurchases() ? purchases() : Purchases.ALL;
        String from = null;
        String to = null;
        if (is == Comparison.BETWEEN) {
            from = random.nextInt(4) == 0 ? null : limit(fact, type);
            to = from == null || random.nextBoolean() ? higher(from, limit(fact, type), type) : null;
        }
        List<String> values = is.ofValues() ? values(fact, field) : List.of();
        return new Condition(fact, field, is, values, from, to, is.ofDays() ? 1 + random.nextInt(400) : null, of);
    }

    private static String higher(@Nullable String from, String to, FactType type) {
        if (from == null) {
            return to;
        }
        boolean inOrder = type == FactType.DAY
                ? from.compareTo(to) <= 0
                : new BigDecimal(from).compareTo(new BigDecimal(to)) <= 0;
        return inOrder ? to : from;
    }

    private String limit(Fact fact, FactType type) {
        if (type == FactType.DAY) {
            return day().toString();
        }
        return switch (fact) {
            case AGE -> one("29", "30", "51");
            case ORDERS -> one("0", "1", "2");
            case DAYS_SINCE -> one("0", "30", "90.5");
            case INSIGHT_R, INSIGHT_F, INSIGHT_M, INSIGHT_DECILE -> one("1", "3", "5", "10");
            case INSIGHT_ALIVE -> one("0", "25", "50", "75.5", "80");
            case INSIGHT_EXPECTED, INSIGHT_VALUE, INSIGHT_AT_RISK -> one("0", "12.5", "13", "49");
            default -> one("-24.5", "0", "1.5", "24.5", "49", "98");
        };
    }

    private Purchases purchases() {
        Integer days = random.nextInt(3) == 0 ? 1 + random.nextInt(400) : null;
        LocalDate from = days == null && random.nextInt(3) == 0 ? day() : null;
        return new Purchases(
                days,
                from,
                from != null && random.nextBoolean() ? from.plusDays(60) : null,
                random.nextInt(4) == 0 ? 81L + random.nextInt(4) : null,
                random.nextInt(4) == 0 ? 70L + random.nextInt(3) : null);
    }

    private OwnField ownField() {
        return one(
                new OwnField(TEXT, FactType.TEXT),
                new OwnField(NUMBER, FactType.NUMBER),
                new OwnField(DATE, FactType.DAY),
                new OwnField(CHOICE, FactType.RECORD),
                new OwnField(YES_NO, FactType.YES_NO));
    }

    private List<String> values(Fact fact, @Nullable OwnField field) {
        String[] from = switch (fact) {
            case KIND -> new String[] {"PERSON", "ORGANISATION"};
            case GENDER -> new String[] {"FEMALE", "MALE", "OTHER"};
            case CITY -> ASKED_CITIES;
            case COUNTRY -> new String[] {"IR", "gb", "Narnia"};
            case SECTOR -> new String[] {"retail", "Food"};
            case SOURCE -> new String[] {"fair", "Web"};
            case OWNER -> new String[] {"1", "2", "99"};
            case TIER -> new String[] {"51", "52"};
            case TAG -> new String[] {"gold", "کلیدی", "none"};
            case INSIGHT_STAGE -> new String[] {"LOYAL", "LOST", "AT_RISK"};
            case INSIGHT_GROUP -> new String[] {"CHAMPION", "LOST", "NEW"};
            case INSIGHT_INVESTMENT -> new String[] {"HIGH", "NONE"};
            default ->
                field != null && field.id() == CHOICE ? new String[] {"61", "62"} : new String[] {"GREEN", "سبز"};
        };
        return random.nextBoolean() ? List.of(one(from)) : Arrays.asList(from).subList(0, 2);
    }

    private LocalDate day() {
        return TODAY.minusDays(random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(500));
    }

    @SafeVarargs
    private final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    @SafeVarargs
    private <T> @Nullable T maybe(T... of) {
        return random.nextInt(4) == 0 ? null : of[random.nextInt(of.length)];
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
