package peyvand.operational.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static peyvand.operational.duplicate.DuplicateKind.CONTACT;
import static peyvand.operational.duplicate.DuplicateKind.CUSTOMER;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.HandleKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;

/** Merges at random, in a schema with tables that the code has never heard of. */
@DuplicateDbTest
@Transactional
class RandomMergesTest {

    private static final List<String> PURPOSES = List.of("MARKETING", "SERVICE", "RESEARCH");
    private static final int MERGES = 8;

    @Autowired
    Merges merges;

    @Autowired
    DuplicateSearch search;

    @Autowired
    DuplicateWorld world;

    private final List<Long> customers = new ArrayList<>();
    private final List<Long> fieldsOfCustomers = new ArrayList<>();
    private final List<Long> fieldsOfContacts = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void moveEveryRelationAndPutAllBack(long seed) {
        world.jdbc
                .sql("truncate customer, contact, sales_order, search_term, search_entry cascade")
                .update();
        Random random = new Random(seed);
        Viewer viewer = world.viewer();
        addUnknownTables();
        addFields();
        populate(random);
        search.findAll();
        assertThat(world.one("select count(*) from duplicate_pair")).isPositive();
        dismissSome();

        Deque<Map<String, String>> before = new ArrayDeque<>();
        Deque<MergeId> done = new ArrayDeque<>();
        for (int i = 0; i < MERGES; i++) {
            Map<String, String> checksums = world.checksums();
            Map<String, Long> totals = totals();
            DuplicateKind kind = random.nextInt(3) == 0 ? CONTACT : CUSTOMER;
            List<Long> ids = world.jdbc
                    .sql("select id from " + kind.table() + " where merged_into_id is null order by id")
                    .query(Long.class)
                    .list();
            long winner = ids.get(random.nextInt(ids.size()));
            long loser = ids.get(random.nextInt(ids.size()));
            try {
                done.push(merges.merge(
                        viewer,
                        kind,
                        winner,
                        world.version(kind, winner),
                        loser,
                        world.version(kind, loser),
                        choices(random)));
            } catch (RuleViolation e) {
                assertThat(world.checksums()).isEqualTo(checksums);
                continue;
            }
            before.push(checksums);
            assertThat(world.pointingAt("crm." + kind.table(), loser)).isEmpty();
            assertThat(totals()).isEqualTo(totals);
            assertThatDerivedIsRight();
        }
        assertThat(done).isNotEmpty();

        while (!done.isEmpty()) {
            merges.undo(viewer, done.pop());
            assertThat(world.checksums()).containsExactlyEntriesOf(before.pop());
            assertThatDerivedIsRight();
        }
    }

    private void addUnknownTables() {
        world.jdbc.sql("""
                create table crm.test_ticket (
                  customer_id bigint not null references crm.customer (id),
                  contact_id bigint references crm.contact (id),
                  subject text not null,
                  "Odd ""name" timestamptz not null default '2026-01-02 03:04:05.678901+00',
                  sum numeric(30, 10) not null default 12345678901234567890.0123456789,
                  primary key (customer_id, subject))
                """).update();
        world.jdbc
                .sql("create unique index on crm.test_ticket (contact_id, lower(subject)) where subject <> 'free'")
                .update();
        world.jdbc.sql("""
                create table crm.test_reply (
                  id bigint generated always as identity primary key, customer_id bigint not null, subject text not null, text text,
                  foreign key (customer_id, subject) references crm.test_ticket (customer_id, subject) on update cascade)
                """).update();
        world.jdbc
                .sql(
                        "create table crm.test_visit (customer_id bigint references crm.customer (id), place text, note text)")
                .update();
    }

    private void addFields() {
        for (String label : List.of("One", "Two")) {
            fieldsOfCustomers.add(field("CUSTOMER", label));
            fieldsOfContacts.add(field("CONTACT", label));
        }
    }

    private long field(String of, String label) {
        return world.jdbc
                .sql(
                        "insert into custom_field (record_kind, kind, label_en, place) values (?, 'NUMBER', ?, 1) returning id")
                .params(of, label + System.nanoTime())
                .query(Long.class)
                .single();
    }

    private void say(Random random, String of, long record, List<Long> fields) {
        for (long field : fields) {
            if (random.nextInt(3) > 0) {
                world.jdbc
                        .sql(
                                "insert into custom_value (record_kind, record_id, field_id, number_value) values (?, ?, ?, ?)")
                        .params(of, record, field, random.nextInt(3))
                        .update();
            }
        }
    }

    private void populate(Random random) {
        for (int i = 0; i < 10; i++) {
            boolean person = random.nextBoolean();
            long id = person
                    ? world.person(pick(random, "Ali", "Sara"), "Ahmadi")
                    : world.firm(pick(random, "Alborz", "Alburz", "Zagros"));
            customers.add(id);
            List<@Nullable Long> contacts = new ArrayList<>();
            if (person) {
                contacts.add(world.self(id));
            } else {
                contacts.add(null);
                for (int k = random.nextInt(3); k > 0; k--) {
                    contacts.add(world.contact(id, pick(random, "Omid", "Omeed"), "Rezaei"));
                }
            }
            for (Long contact : contacts) {
                reach(random, id, contact);
                world.jdbc
                        .sql(
                                "insert into test_ticket (customer_id, contact_id, subject) values (:customer, :contact, :subject) on conflict do nothing")
                        .param("customer", id)
                        .param("contact", contact)
                        .param("subject", pick(random, "help", "Help", "free", "price"))
                        .update();
                if (contact != null) {
                    world.tag("contact", contact, pick(random, "vip", "late", "new"));
                    set("contact", contact, "job_title", pick(random, "CEO", null));
                    say(random, "CONTACT", contact, fieldsOfContacts);
                }
                world.touchpoint(id, contact);
                for (int k = random.nextInt(3); k > 0; k--) {
                    world.order(id, contact, random.nextInt(100));
                }
            }
            world.tag("customer", id, pick(random, "vip", "late", "new"));
            world.tag("customer", id, pick(random, "vip", "late", "new"));
            world.jdbc
                    .sql("insert into test_visit values (?, ?, null)")
                    .params(id, "place " + i)
                    .update();
            world.jdbc
                    .sql(
                            "insert into test_reply (customer_id, subject, text) select customer_id, subject, 'answer' from test_ticket where customer_id = ?")
                    .param(id)
                    .update();
            say(random, "CUSTOMER", id, fieldsOfCustomers);
            set("customer", id, "reference", random.nextBoolean() ? "R-" + id : null);
            set("customer", id, "city", pick(random, "Tehran", null));
            set(
                    "customer",
                    id,
                    "annual_revenue",
                    random.nextBoolean() ? new java.math.BigDecimal("123456789012345.6789") : null);
            if (i > 0 && random.nextBoolean()) {
                set("customer", id, "parent_id", customers.get(random.nextInt(i)));
            }
        }
    }

    private void reach(Random random, long customer, @Nullable Long contact) {
        for (int k = random.nextInt(4); k > 0; k--) {
            long handle = random.nextBoolean()
                    ? world.handle(
                            customer,
                            contact,
                            HandleKind.EMAIL,
                            pick(random, "a@example.com", "B@example.com", "b@example.com", "c@example.com"))
                    : world.handle(
                            customer,
                            contact,
                            HandleKind.MOBILE,
                            pick(random, "09121111111", "+989121111111", "09122222222"));
            for (String purpose : PURPOSES) {
                if (handle != 0 && random.nextBoolean()) {
                    world.consent(handle, purpose, random.nextInt(4) > 0);
                }
            }
        }
    }

    private void dismissSome() {
        world.jdbc
                .sql("update duplicate_pair set dismissed_at = '2026-01-01' where id % 3 = 0")
                .update();
    }

    private Map<String, Side> choices(Random random) {
        Map<String, Side> choices = new HashMap<>();
        List<String> fields = new ArrayList<>(List.of(
                "name", "city", "reference", "parent", "annualRevenue", "contact.jobTitle", "jobTitle", "givenName"));
        fieldsOfCustomers.forEach(id -> fields.add("field_" + id));
        fieldsOfContacts.forEach(id -> fields.addAll(List.of("field_" + id, "contact.field_" + id)));
        for (String field : fields) {
            if (random.nextInt(3) == 0) {
                choices.put(field, Side.values()[random.nextInt(2)]);
            }
        }
        return choices;
    }

    /** What no merge may make more or less. */
    private Map<String, Long> totals() {
        Map<String, Long> totals = new HashMap<>();
        for (String table : List.of("customer", "contact", "sales_order", "order_line", "test_visit", "test_reply")) {
            totals.put(table, world.one("select count(*) from crm." + table));
        }
        totals.put("consents given", world.one("select count(*) from consent where source = 'form'"));
        totals.put("orders of customers", world.one("select sum(orders_count) from customer"));
        totals.put("sales", world.one("select sum(net_amount) from customer"));
        totals.put("ways to reach", world.one("select count(distinct (kind, normal)) from handle"));
        return totals;
    }

    private void assertThatDerivedIsRight() {
        assertThat(world.one("""
                select count(*) from customer c
                where orders_count <> (select count(*) from sales_order o where o.customer_id = c.id and o.kind = 'SALE')
                   or net_amount <> (select coalesce(sum(amount), 0) from sales_order o where o.customer_id = c.id)
                """)).isZero();
        assertThat(
                        world.one(
                                "select count(*) from handle h join contact k on k.id = h.contact_id where k.customer_id <> h.customer_id"))
                .isZero();
        assertThat(
                        world.one(
                                "select count(*) from handle h join contact k on k.id = h.contact_id where k.merged_into_id is not null"))
                .isZero();
        assertThat(world.one("""
                select count(*) from customer c where kind = 'PERSON' and merged_into_id is null
                  and 1 <> (select count(*) from contact k where k.customer_id = c.id and k.merged_into_id is null)
                """)).isZero();
        assertThat(world.one("""
                with recursive up as (
                  select id, parent_id from customer union select up.id, p.parent_id from up join customer p on p.id = up.parent_id)
                select count(*) from up where id = parent_id
                """)).isZero();
        assertThat(world.one("""
                with fresh as (
                  select k.kind, t.record_id, array(select w from unnest(string_to_array(t.text, ' ')) w order by w) as words
                  from (values ('CUSTOMER'), ('CONTACT'), ('ORDER')) k (kind), lateral crm.search_texts(k.kind, array(
                    select id from customer union select id from contact union select id from sales_order)) t),
                indexed as (
                  select kind, record_id, array(select w from unnest(string_to_array(text, ' ')) w order by w) as words
                  from search_entry where kind <> 'PRODUCT')
                select count(*) from ((table fresh except table indexed) union all (table indexed except table fresh)) differing
                """)).isZero();
    }

    private void set(String table, long id, String column, @Nullable Object value) {
        world.jdbc
                .sql("update " + table + " set " + column + " = :value where id = :id")
                .param("value", value)
                .param("id", id)
                .update();
    }

    @SafeVarargs
    private static <T extends @Nullable Object> T pick(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
