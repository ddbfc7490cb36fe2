package peyvand.operational.duplicate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.HandleKind;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** A small world of customers, written without the services that make them. */
class DuplicateWorld {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Timestamp AT = Timestamp.from(NOW);

    private static final String CONSENT_THAT_HOLDS = """
            (select handle_id, purpose, granted from (
               select distinct on (handle_id, purpose) * from crm.consent order by handle_id, purpose, id desc) latest
             where source <> '%s' and exists (select from crm.handle h where h.id = handle_id))
            """.formatted(Consents.UNANSWERED);

    final JdbcClient jdbc;

    DuplicateWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"peyvand.operational.duplicate", "peyvand.operational.field", "peyvand.operational.audit"})
    @Configuration(proxyBeanMethods = false)
    static class Application {

        /** Each look is a second later. */
        @Bean
        Clock clock() {
            return new SteppingClock(NOW);
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.shared();
        }

        @Bean
        DuplicateWorld world(JdbcClient jdbc) {
            return new DuplicateWorld(jdbc);
        }
    }

    Viewer viewer() {
        return new Viewer(staff("Sara"), "Sara", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    Viewer owner(StaffId staff) {
        return new Viewer(
                staff,
                "Owner",
                EnumSet.allOf(Right.class),
                Scope.ownedBy(Set.of(staff)),
                Scope.ownedBy(Set.of(staff)),
                null);
    }

    StaffId staff(String name) {
        return new StaffId(jdbc.sql("""
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                values (:name, :email, 'x', 'en', 'GREGORIAN', 'LATIN', 'UTC', :at) returning id
                """)
                .param("name", name)
                .param("email", name + System.nanoTime() + "@example.com")
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    long firm(String name) {
        return customer("ORGANISATION", name);
    }

    /** With the contact they are. */
    long person(String given, String family) {
        long id = customer("PERSON", given + " " + family);
        contact(id, given, family);
        return id;
    }

    private long customer(String kind, String name) {
        return jdbc.sql(
                        "insert into customer (kind, name, created_at, updated_at) values (:kind, :name, :at, :at) returning id")
                .param("kind", kind)
                .param("name", name)
                .param("at", AT)
                .query(Long.class)
                .single();
    }

    long contact(long customer, @Nullable String given, String family) {
        return jdbc.sql("""
                insert into contact (customer_id, given_name, family_name, created_at, updated_at)
                values (:customer, :given, :family, :at, :at) returning id
                """)
                .param("customer", customer)
                .param("given", given)
                .param("family", family)
                .param("at", AT)
                .query(Long.class)
                .single();
    }

    long self(long person) {
        return one("select min(id) from contact where customer_id = ?", person);
    }

    long handle(long customer, @Nullable Long contact, HandleKind kind, String value) {
        return jdbc.sql("""
                insert into handle (customer_id, contact_id, kind, value, normal, created_at)
                values (:customer, :contact, :kind, :value, :normal, :at) on conflict do nothing returning id
                """)
                .param("customer", customer)
                .param("contact", contact)
                .param("kind", kind.name())
                .param("value", value)
                .param("normal", kind.normalise(value, "IR"))
                .param("at", AT)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void consent(long handle, String purpose, boolean granted) {
        jdbc.sql(
                        "insert into consent (handle_id, purpose, granted, source, recorded_at) values (:handle, :purpose, :granted, 'form', :at)")
                .param("handle", handle)
                .param("purpose", purpose)
                .param("granted", granted)
                .param("at", AT)
                .update();
    }

    void tag(String table, long id, String name) {
        long tag = jdbc.sql(
                        "insert into tag (name) values (:name) on conflict (crm.fold(name)) do update set name = excluded.name returning id")
                .param("name", name)
                .query(Long.class)
                .single();
        jdbc.sql("insert into {t}_tag ({t}_id, tag_id) values (:id, :tag) on conflict do nothing".replace("{t}", table))
                .param("id", id)
                .param("tag", tag)
                .update();
    }

    long order(long customer, @Nullable Long contact, int amount) {
        long id = jdbc.sql("""
                insert into sales_order (kind, state, customer_id, contact_id, ordered_at, currency, created_at, updated_at)
                values ('SALE', 'PLACED', :customer, :contact, :at, 'EUR', :at, :at) returning id
                """)
                .param("customer", customer)
                .param("contact", contact)
                .param("at", AT)
                .query(Long.class)
                .single();
        jdbc.sql(
                        "insert into order_line (order_id, line_no, description, quantity, unit_price, amount) values (:id, 1, 'x', 1, :amount, :amount)")
                .param("id", id)
                .param("amount", amount)
                .update();
        return id;
    }

    long opportunity(long customer, @Nullable Long partner) {
        return jdbc.sql("""
                insert into opportunity (name, customer_id, partner_id, pipeline_id, stage_id, amount, currency, exchange_rate, opened_on,
                  stage_since, created_at, updated_at)
                select 'Tea', :customer, :partner, pipeline_id, id, 100, 'EUR', 1, '2026-11-01', :at, :at, :at
                from stage order by id limit 1 returning id
                """)
                .param("customer", customer)
                .param("partner", partner)
                .param("at", AT)
                .query(Long.class)
                .single();
    }

    /** A task about a sale to a customer. */
    long activity(long customer, long opportunity) {
        return jdbc.sql("""
                insert into activity (kind, title, day, owner_id, customer_id, opportunity_id, created_by, created_at, updated_at)
                select 'TASK', 'Call', '2026-11-25', s.id, :customer, :opportunity, s.id, :at, :at from staff s order by s.id limit 1
                returning id
                """)
                .param("customer", customer)
                .param("opportunity", opportunity)
                .param("at", AT)
                .query(Long.class)
                .single();
    }

    long touchpoint(long customer, @Nullable Long contact) {
        return jdbc.sql("""
                insert into touchpoint (customer_id, contact_id, at, channel, direction, body, recorded_at)
                values (:customer, :contact, :at, 'PHONE', 'IN', 'Asked for a price', :at) returning id
                """)
                .param("customer", customer)
                .param("contact", contact)
                .param("at", AT)
                .query(Long.class)
                .single();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    int version(DuplicateKind kind, long id) {
        return one("select version from " + kind.table() + " where id = ?", id).intValue();
    }

    Long one(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }

    @Nullable
    String text(String sql, Object... params) {
        return jdbc.sql(sql)
                .params(params)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .single();
    }

    /** Whether a purpose is granted for each handle of a contact, by its normal form. */
    Map<String, @Nullable Boolean> granted(long contact, String purpose) {
        Map<String, @Nullable Boolean> granted = new TreeMap<>();
        jdbc.sql("""
                select h.normal, (select granted from consent c where c.handle_id = h.id and c.purpose = :purpose order by c.id desc limit 1) as granted
                from handle h where h.contact_id = :contact
                """)
                .param("contact", contact)
                .param("purpose", purpose)
                .query((row, n) -> granted.put(row.getString(1), (Boolean) row.getObject(2)))
                .list();
        return granted;
    }

    /**
     * A checksum of each table but those in which merges are written down and the one of customers to be looked at
     * again; versions and times of change go on. Of the ledger of consents, what holds.
     */
    Map<String, String> checksums() {
        Map<String, String> checksums = new TreeMap<>();
        for (String table : tables()) {
            String row = table.equals("search_entry")
                    ? "t.kind || t.record_id || array(select w from unnest(string_to_array(t.text, ' ')) w order by w)::text"
                    : "(to_jsonb(t) - 'version' - 'updated_at')::text";
            String rows = table.equals("consent") ? CONSENT_THAT_HOLDS : "crm." + table;
            checksums.put(
                    table,
                    text("select md5(coalesce(string_agg(r, '|' order by r), '')) from (select " + row + " as r from "
                            + rows + " t) x"));
        }
        return checksums;
    }

    private List<String> tables() {
        return jdbc.sql("""
                select relname::text from pg_class
                where relnamespace = 'crm'::regnamespace and relkind = 'r'
                  and relname not in ('audit_entry', 'merge', 'merge_move', 'segment_changed', 'insight_changed', 'flyway_schema_history', 'dim_date') order by 1
                """).query(String.class).list();
    }

    /**
     * Each foreign key with rows that point at a record, as {@code table.column}; ledgers are to point where they did, and
     * what a record says in custom fields is its own.
     */
    List<String> pointingAt(String table, long id) {
        return jdbc
                .sql("""
                select conrelid::regclass || '.' || attname::text as foreign_key, conrelid::regclass::text as referring, attname::text as col
                from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.contype = 'f' and c.confrelid = cast(:table as regclass)
                  and conrelid::regclass::text not in ('touchpoint', 'consent', 'custom_value_customer', 'custom_value_contact')
                """)
                .param("table", table)
                .query((row, n) -> one(
                                        "select count(*) from " + row.getString("referring") + " where "
                                                + row.getString("col") + " = ?",
                                        id)
                                == 0
                        ? ""
                        : row.getString("foreign_key"))
                .list()
                .stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
