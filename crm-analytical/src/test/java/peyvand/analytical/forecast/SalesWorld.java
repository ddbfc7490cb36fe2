package peyvand.analytical.forecast;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.Period;
import peyvand.domain.PipelineId;
import peyvand.domain.Right;
import peyvand.domain.Scope;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;

/** A company in Tehran with a pipeline of its own, written straight into the tables. */
public class SalesWorld {

    public static final LocalDate OPENED = LocalDate.of(2026, 1, 2);

    private final JdbcClient jdbc;

    public SalesWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void company() {
        goOnCounting();
        jdbc.sql("""
                insert into company (name, base_currency, zone, language, founded_by, founded_at)
                values ('Nastaran', 'EUR', 'Asia/Tehran', 'en', :founder, now()) on conflict do nothing
                """).param("founder", staff("Founder").value()).update();
    }

    /** Other tests give ids of their own. */
    private void goOnCounting() {
        for (String table : List.of("staff", "customer", "product", "sales_order", "opportunity")) {
            jdbc.sql("select setval(pg_get_serial_sequence('" + table + "', 'id'), coalesce(max(id), 0) + 1) from "
                            + table)
                    .query(Long.class)
                    .single();
        }
    }

    public StaffId staff(String name) {
        return new StaffId(jdbc.sql("""
                insert into staff (name, email, password_hash, language, calendar, digits, zone, created_at)
                values (:name, :email, 'x', 'en', 'GREGORIAN', 'LATIN', 'UTC', now()) returning id
                """)
                .param("name", name)
                .param("email", name + System.nanoTime() + "@example.com")
                .query(Long.class)
                .single());
    }

    public TeamId team(String name, StaffId... members) {
        TeamId team = new TeamId(jdbc.sql("insert into team (name) values (:name) returning id")
                .param("name", name + System.nanoTime())
                .query(Long.class)
                .single());
        for (StaffId member : members) {
            jdbc.sql("insert into team_member (team_id, staff_id) values (:team, :staff)")
                    .param("team", team.value())
                    .param("staff", member.value())
                    .update();
        }
        return team;
    }

    /** With stages of a tenth and a half. */
    public PipelineId pipeline() {
        PipelineId id = new PipelineId(jdbc.sql(
                        "insert into pipeline (label_en, position, created_at) values ('Shops', 9, now()) returning id")
                .query(Long.class)
                .single());
        for (int probability : List.of(10, 50)) {
            jdbc.sql(
                            "insert into stage (pipeline_id, label_en, position, probability, stale_days) values (:id, 'S', :p, :p, 14)")
                    .param("id", id.value())
                    .param("p", probability)
                    .update();
        }
        return id;
    }

    public long stage(PipelineId pipeline, int probability) {
        return jdbc.sql("select id from stage where pipeline_id = :id and probability = :p")
                .param("id", pipeline.value())
                .param("p", probability)
                .query(Long.class)
                .single();
    }

    public long customer(@Nullable StaffId owner) {
        return jdbc.sql("""
                insert into customer (kind, name, owner_id, created_at, updated_at)
                values ('ORGANISATION', 'Shop', cast(:owner as bigint), now(), now()) returning id
                """)
                .param("owner", owner == null ? null : owner.value())
                .query(Long.class)
                .single();
    }

    /** An open one of their own customer, which half of are won. @param closeOn ISO; null: unknown */
    public long open(PipelineId pipeline, @Nullable StaffId owner, String amount, @Nullable String closeOn) {
        return opportunity(pipeline, 50, customer(owner), owner, "OPEN", amount, closeOn, null);
    }

    public long won(PipelineId pipeline, @Nullable StaffId owner, String amount, String closedOn) {
        return opportunity(pipeline, 50, customer(owner), owner, "WON", amount, null, closedOn);
    }

    public long lost(PipelineId pipeline, @Nullable StaffId owner, String amount, String closedOn) {
        return opportunity(pipeline, 50, customer(owner), owner, "LOST", amount, null, closedOn);
    }

    public long opportunity(
            PipelineId pipeline,
            int probability,
            long customer,
            @Nullable StaffId owner,
            String state,
            String amount,
            @Nullable String closeOn,
            @Nullable String closedOn) {
        return jdbc.sql("""
                insert into opportunity (name, customer_id, pipeline_id, stage_id, state, amount, currency, exchange_rate, opened_on,
                  close_on, closed_on, owner_id, loss_reason_id, stage_since, created_at, updated_at)
                values ('Tea', :customer, :pipeline, :stage, :state, :amount, 'EUR', 1, :opened, cast(:close as date), cast(:closed as date),
                  cast(:owner as bigint), case :state when 'LOST' then (select min(id) from loss_reason) end, :at, :at, :at) returning id
                """)
                .param("customer", customer)
                .param("pipeline", pipeline.value())
                .param("stage", stage(pipeline, probability))
                .param("state", state)
                .param("amount", new BigDecimal(amount))
                .param("opened", OPENED)
                .param("close", closeOn)
                .param("closed", closedOn)
                .param("owner", owner == null ? null : owner.value())
                .param("at", Timestamp.from(Instant.parse("2026-01-02T08:00:00Z")))
                .query(Long.class)
                .single();
    }

    public void target(Seller seller, Period period, String amount) {
        jdbc.sql("""
                with t as (insert into sales_target (staff_id, team_id) values (cast(:staff as bigint), cast(:team as bigint))
                           on conflict on constraint sales_target_subject_uq do update set staff_id = excluded.staff_id returning id)
                insert into sales_target_amount (target_id, calendar, period, first_day, last_day, amount)
                select id, :calendar, :period, :first, :last, :amount from t
                """)
                .param("staff", seller.staffValue())
                .param("team", seller.teamValue())
                .param("calendar", period.jalali() ? "JALALI" : "GREGORIAN")
                .param("period", period.length().name())
                .param("first", period.first())
                .param("last", period.last())
                .param("amount", new BigDecimal(amount))
                .update();
    }

    /** Somebody who sees everything. */
    public static Viewer manager(StaffId staff) {
        return new Viewer(staff, "Manager", EnumSet.allOf(Right.class), Scope.EVERYTHING, Scope.EVERYTHING, null);
    }

    /** Somebody who sees what is theirs and of these colleagues. */
    public static Viewer rep(StaffId staff, StaffId... others) {
        Set<StaffId> owners = new HashSet<>(Set.of(others));
        owners.add(staff);
        Scope scope = new Scope(false, owners, staff);
        return new Viewer(staff, "Rep", EnumSet.of(Right.EDIT), scope, scope, null);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }
}
