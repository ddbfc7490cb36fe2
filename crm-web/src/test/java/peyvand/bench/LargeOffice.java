package peyvand.bench;

import java.sql.SQLException;

/**
 * Who works in a large company, and what was talked about: teams of sales representatives and their managers, each
 * representative with as many customers as the others, and ten touchpoints a customer, most of them with few customers; and
 * an opportunity for every other customer.
 * Everybody signs in with the password of the first administrator.
 */
final class LargeOffice {

    static final int STAFF = 200;
    static final int TEAMS = 20;

    private static final int TOUCHPOINTS_OF_A_CUSTOMER = 10;
    private static final int PARTS = 10;

    private final Script sql;
    private final int customers;

    LargeOffice(Script sql, int customers) {
        this.sql = sql;
        this.customers = customers;
    }

    /** The address of a representative, 1 to {@link #STAFF}; the first of each team is its manager. */
    static String email(int number) {
        return "staff" + number + "@example.com";
    }

    void fill() throws SQLException {
        if (!sql.holds("select from team")) {
            people();
        }
        if (!sql.holds("select from touchpoint")) {
            touchpoints();
        }
        if (!sql.holds("select from opportunity")) {
            opportunities();
        }
        if (!sql.holds("select from opportunity_move")) {
            moves();
        }
    }

    private void people() throws SQLException {
        sql.run("set session_replication_role = replica");
        sql.step("staff and teams", """
                create temporary table hired on commit preserve rows as
                select n, 1 + (n - 1) %% %2$d as team, n <= %2$d as leads from generate_series(1, %1$d) n;
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                select 'Staff ' || n, 'staff' || n || '@example.com', first.password_hash,
                       case when n %% 2 = 0 then 'fa' else 'en' end, case when n %% 2 = 0 then 'JALALI' else 'GREGORIAN' end,
                       case when n %% 2 = 0 then 'PERSIAN' else 'LATIN' end, first.zone, now()
                from hired, (select * from staff order by id limit 1) first order by n;
                insert into team (name) select 'Team ' || n from generate_series(1, %2$d) n order by n;
                insert into team_member (team_id, staff_id)
                select t.id, s.id from hired h join team t on t.name = 'Team ' || h.team join staff s on s.name = 'Staff ' || h.n;
                insert into staff_role (staff_id, role)
                select s.id, case when h.leads then 'MANAGER' else 'SALES' end from hired h join staff s on s.name = 'Staff ' || h.n;
                """.formatted(STAFF, TEAMS));
        sql.run("set session_replication_role = origin"); // what is kept beside the customer follows the owner
        sql.run(
                "create temporary table people as select row_number() over (order by id) as n, id from staff where name like 'Staff %'");
        long begin = System.nanoTime();
        for (int part = 0; part < PARTS; part++) {
            sql.run("""
                    update customer c set owner_id = p.id from people p
                    where c.id % :parts = :part and p.n = 1 + (c.id / :parts * 7919) % :staff
                    """.replace(":parts", "" + PARTS)
                    .replace(":part", "" + part)
                    .replace(":staff", "" + STAFF));
        }
        Script.report("owners", begin);
        sql.run("drop table hired, people");
        sql.step("statistics", "vacuum analyze customer");
    }

    private void opportunities() throws SQLException {
        sql.step("opportunities", """
                insert into opportunity (name, customer_id, pipeline_id, stage_id, state, amount, currency, exchange_rate, opened_on, close_on,
                  closed_on, owner_id, next_step, loss_reason_id, stage_since, created_at, updated_at)
                select 'Sale to ' || c.name, c.id, s.pipeline_id, s.id, o.state, 100 + c.id % 9000, 'EUR', 1, o.opened,
                       o.opened + 30 + (c.id % 200)::int, case when o.state <> 'OPEN' then o.opened + 20 end, c.owner_id, 'Call',
                       case when o.state = 'LOST' then (select min(id) from loss_reason) end, o.opened, o.opened, o.opened
                from customer c
                join (select id, pipeline_id, row_number() over (order by position) as n from stage where retired_at is null and pipeline_id = 1) s
                  on s.n = 1 + c.id / 2 % 4
                cross join lateral (
                  select date '2026-11-01' - (c.id % 900)::int as opened,
                         case when c.id % 5 < 3 then 'OPEN' when c.id % 5 = 3 then 'WON' else 'LOST' end as state
                ) o
                where c.id % 2 = 0 and c.merged_into_id is null
                """);
        sql.step("statistics", "vacuum analyze opportunity, stage_total, search_entry_opportunity, search_term");
    }

    /** From the first stage to where each stands, and how it ended. */
    private void moves() throws SQLException {
        sql.step("moves", """
                insert into opportunity_move (opportunity_id, at, from_stage_id, from_state, to_stage_id, to_state)
                select o.id, o.opened_on + n * interval '5 days', b.id, case when b.id is not null then 'OPEN' end, s.id, 'OPEN'
                from opportunity o
                join (select id, pipeline_id, position, row_number() over (partition by pipeline_id order by position) - 1 as n from stage) s
                  on s.pipeline_id = o.pipeline_id
                join stage t on t.id = o.stage_id and s.position <= t.position
                left join lateral (select b.id from stage b where b.pipeline_id = o.pipeline_id and b.position < s.position
                                   order by b.position desc limit 1) b on true
                """);
        sql.step("ends", """
                insert into opportunity_move (opportunity_id, at, from_stage_id, from_state, to_stage_id, to_state)
                select id, closed_on, stage_id, 'OPEN', stage_id, state from opportunity where state <> 'OPEN'
                """);
        sql.step("statistics", "vacuum analyze opportunity_move");
    }

    private void touchpoints() throws SQLException {
        sql.run("set session_replication_role = replica");
        sql.run("set maintenance_work_mem = '512MB'");
        sql.run("drop index touchpoint_customer_ix, touchpoint_contact_ix, touchpoint_at_ix");
        sql.step("touchpoints", """
                insert into touchpoint (customer_id, contact_id, staff_id, at, channel, direction, subject, body, minutes,
                  recorded_at, recorded_by)
                select t.customer, t.customer, c.owner_id, t.at, t.channel, t.direction,
                       'Subject ' || t.n, repeat('What was said, and by whom. ', 1 + (t.n % 6)::int), t.n % 30, t.at, c.owner_id
                from (
                  select n, 1 + floor(power(random(), 2) * :customers)::bigint as customer,
                         timestamptz '2026-11-01' - random() * interval '4 years' as at,
                         (array['PHONE', 'EMAIL', 'VISIT', 'SMS', 'TELEGRAM', 'WEB'])[1 + n % 6] as channel,
                         (array['IN', 'OUT'])[1 + n % 2] as direction
                  from generate_series(1, :customers * :each) n
                ) t join customer c on c.id = t.customer
                """.replace(":customers", "" + customers)
                .replace(":each", "" + TOUCHPOINTS_OF_A_CUSTOMER));
        sql.step(
                "touchpoints by customer",
                "create index touchpoint_customer_ix on touchpoint (customer_id, at desc, id desc)");
        sql.step(
                "touchpoints by contact",
                "create index touchpoint_contact_ix on touchpoint (contact_id, at desc, id desc) where contact_id is not null");
        sql.run("create index touchpoint_at_ix on touchpoint using brin (at)");
        sql.run("set session_replication_role = origin");
        sql.run("set enable_seqscan = off"); // the plan is made while nobody waits, and kept for all
        sql.step("who waits for an answer", """
                select refresh_awaiting_reply(customer_id)
                from (select distinct customer_id from touchpoint where at > timestamptz '2026-11-01' - interval '90 days') t
                """);
        sql.run("reset enable_seqscan");
        sql.step("statistics", "vacuum analyze touchpoint, awaiting_reply");
    }
}
