package peyvand.analytical.insight;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Puts some customers as they are now in the place of what a run has said of them; all sums stay right. */
@Repository
class SlotUpdates {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    SlotUpdates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is read of a customer: in which cell they are counted, and with what. */
    private record OldRow(
            long customer,
            int cell,
            int decile,
            int worth,
            int orders,
            int days,
            double amount,
            double returned,
            double value,
            double atRisk) {}

    /** What is read of some customers. */
    record Old(Map<Long, OldRow> rows) {

        Remeasuring.Before before(long[] customers) {
            byte[] tenths = new byte[customers.length];
            byte[] twentieths = new byte[customers.length];
            for (int i = 0; i < customers.length; i++) {
                OldRow row = rows.get(customers[i]);
                if (row != null) {
                    tenths[i] = (byte) row.decile();
                    twentieths[i] = (byte) row.worth();
                }
            }
            return new Remeasuring.Before(tenths, twentieths);
        }
    }

    Old old(int slot, List<Long> customers) {
        return new Old(jdbc
                .sql("""
                        select i.customer_id as customer, i.cell, coalesce(c.decile, 0) as decile, coalesce(c.worth, 0) as worth,
                               i.orders, i.days, i.amount, i.returned, i.value, i.at_risk
                        from customer_insight_%d i join insight_cell c on c.slot = i.slot and c.cell = i.cell
                        where i.slot = :slot and i.customer_id = any (:ids)
                        """.formatted(slot))
                .param("slot", slot)
                .param("ids", customers.toArray(Long[]::new))
                .query(OldRow.class)
                .list()
                .stream()
                .collect(Collectors.toMap(OldRow::customer, row -> row)));
    }

    /** @param customers who were looked at; of whom nothing is measured, those are no customers any more */
    void replace(int slot, List<Long> customers, Old old, Remeasuring measured) {
        Long[] ids = customers.toArray(Long[]::new);
        Insights all = measured.insights();
        Cells cells = Cells.of(all);
        Map<Long, Integer> numbers = numbers(slot, cells);
        count(slot, differences(old, all, cells, numbers));
        putRows(slot, ids, all, cells, numbers);
        putStages(slot, ids, measured.changes(), all.customers);
        putTiers(slot, ids);
    }

    /** The cells by their keys; those that are not there yet are made. */
    private Map<Long, Integer> numbers(int slot, Cells cells) {
        Map<Long, Integer> numbers = new HashMap<>();
        jdbc.sql("select key, cell from insight_cell where slot = :slot and key = any (:keys)")
                .param("slot", slot)
                .param("keys", cells.all().stream().map(cell -> cell.key).toArray(Long[]::new))
                .query(row -> {
                    numbers.put(row.getLong(1), row.getInt(2));
                });
        List<Map<String, @Nullable Object>> made = new ArrayList<>();
        int last = jdbc.sql("select coalesce(max(cell), 0) from insight_cell where slot = :slot")
                .param("slot", slot)
                .query(Integer.class)
                .single();
        for (Cells.Cell cell : cells.all()) {
            if (!numbers.containsKey(cell.key)) {
                numbers.put(cell.key, ++last);
                made.add(cell(last, cell));
            }
        }
        if (!made.isEmpty()) {
            jdbc.sql("""
                    insert into insight_cell (slot, cell, key, r, f, m, segment, decile, cluster, stage, worth, risk, tier,
                                              customers, repeaters, orders, amount, returned, value, most_value, at_risk)
                    select :slot, n.cell, n.key, n.r, n.f, n.m, n.segment, n.decile, n.cluster, n.stage, n.worth, n.risk,
                           investment_tier(n.worth, n.risk, p), 0, 0, 0, 0, 0, 0, 0, 0
                    from jsonb_populate_recordset(null::insight_cell, cast(:cells as jsonb)) n
                    cross join (select * from investment_policy order by id desc limit 1) p
                    """)
                    .param("slot", slot)
                    .param("cells", JSON.writeValueAsString(made))
                    .update();
        }
        return numbers;
    }

    private static Map<String, @Nullable Object> cell(int number, Cells.Cell cell) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("cell", number);
        row.put("key", cell.key);
        row.put("r", known(cell.recency()));
        row.put("f", known(cell.frequency()));
        row.put("m", known(cell.monetary()));
        row.put("segment", cell.segment());
        row.put("decile", known(cell.decile()));
        row.put("cluster", known(cell.cluster()));
        row.put("stage", cell.stage());
        row.put("worth", known(cell.worth()));
        row.put("risk", known(cell.risk()));
        return row;
    }

    /** What a cell has more than before, or less. */
    private static final class Difference {

        final int cell;
        int customers;
        int repeaters;
        long orders;
        double amount;
        double returned;
        double value;
        double mostValue;
        double atRisk;

        Difference(int cell) {
            this.cell = cell;
        }

        private void less(OldRow row) {
            customers--;
            repeaters -= row.days() > 1 ? 1 : 0;
            orders -= row.orders();
            amount -= row.amount();
            returned -= row.returned();
            value -= row.value();
            atRisk -= row.atRisk();
        }

        private void more(Cells.Cell more) {
            customers += more.customers;
            repeaters += more.repeaters;
            orders += more.orders;
            amount += more.amount;
            returned += more.returned;
            value += more.value;
            mostValue = Math.max(mostValue, more.mostValue);
            atRisk += more.atRisk;
        }

        private Map<String, Object> json() {
            return Map.of(
                    "cell", cell,
                    "customers", customers,
                    "repeaters", repeaters,
                    "orders", orders,
                    "amount", amount,
                    "returned", returned,
                    "value", value,
                    "most_value", mostValue,
                    "at_risk", atRisk);
        }
    }

    private static List<Difference> differences(Old old, Insights all, Cells cells, Map<Long, Integer> numbers) {
        Map<Integer, Difference> differences = new LinkedHashMap<>();
        old.rows()
                .values()
                .forEach(row ->
                        differences.computeIfAbsent(row.cell(), Difference::new).less(row));
        cells.all()
                .forEach(cell -> differences
                        .computeIfAbsent(Objects.requireNonNull(numbers.get(cell.key)), Difference::new)
                        .more(cell));
        return List.copyOf(differences.values());
    }

    private void count(int slot, List<Difference> differences) {
        jdbc.sql("""
                update insight_cell c
                set customers = c.customers + d.customers, repeaters = c.repeaters + d.repeaters, orders = c.orders + d.orders,
                    amount = c.amount + d.amount, returned = c.returned + d.returned, value = c.value + d.value,
                    most_value = greatest(c.most_value, d.most_value), at_risk = c.at_risk + d.at_risk
                from jsonb_populate_recordset(null::insight_cell, cast(:differences as jsonb)) d
                where c.slot = :slot and c.cell = d.cell
                """)
                .param("slot", slot)
                .param(
                        "differences",
                        JSON.writeValueAsString(
                                differences.stream().map(Difference::json).toList()))
                .update();
        jdbc.sql("delete from insight_cell where slot = :slot and cell = any (:cells) and customers = 0")
                .param("slot", slot)
                .param("cells", differences.stream().map(one -> one.cell).toArray(Integer[]::new))
                .update();
    }

    private void putRows(int slot, Long[] ids, Insights all, Cells cells, Map<Long, Integer> numbers) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            rows.add(row(all, i, Objects.requireNonNull(numbers.get(cells.all().get(all.cell[i] - 1).key))));
        }
        jdbc.sql(
                        "delete from customer_insight_%d where slot = :slot and customer_id = any (:ids) and customer_id <> all (:there)"
                                .formatted(slot))
                .param("slot", slot)
                .param("ids", ids)
                .param("there", Arrays.stream(all.customers).boxed().toArray(Long[]::new))
                .update();
        String columns = """
                cell, first_on, last_on, orders, days, amount, returned, stage_since, gap_days, alive, expected, value, value_low,
                value_high, at_risk, next_on, as_of, refreshed_at
                """;
        jdbc.sql("""
                insert into customer_insight_%d as i (slot, customer_id, %s)
                select :slot, customer_id, %s from jsonb_populate_recordset(null::customer_insight_%d, cast(:rows as jsonb))
                on conflict (customer_id, slot) do update set (%s) = (%s)
                """.formatted(
                        slot, columns, columns, slot, columns, columns.strip().replaceAll("(\\w+)", "excluded.$1")))
                .param("slot", slot)
                .param("rows", JSON.writeValueAsString(rows))
                .update();
    }

    private Map<String, @Nullable Object> row(Insights all, int i, int cell) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("customer_id", all.customers[i]);
        row.put("cell", cell);
        row.put("first_on", day(all.firstDay[i]));
        row.put("last_on", day(all.lastDay[i]));
        row.put("orders", all.orders[i]);
        row.put("days", all.days[i]);
        row.put("amount", all.amount[i]);
        row.put("returned", all.returned[i]);
        row.put("stage_since", day(all.stageSince[i]));
        row.put("gap_days", Float.isNaN(all.gap[i]) ? null : all.gap[i]);
        row.put("alive", known(all.alive[i]));
        row.put("expected", known(all.expected[i]));
        row.put("value", all.value[i]);
        row.put("value_low", known(all.valueLow[i]));
        row.put("value_high", known(all.valueHigh[i]));
        row.put("at_risk", all.atRisk[i]);
        row.put("next_on", day(all.nextDay[i]));
        row.put("as_of", all.asOf.toString());
        row.put("refreshed_at", clock.instant().toString());
        return row;
    }

    /** Changes of stages, with how many there were each day. Most of a life stays as it was, and is not written anew. */
    private void putStages(int slot, Long[] ids, StageChanges changes, long[] customers) {
        List<Map<String, @Nullable Object>> right = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("customer_id", customers[changes.customer(i)]);
            row.put("day", day(changes.day(i)));
            row.put("was", changes.was(i));
            row.put("became", changes.became(i));
            right.add(row);
        }
        jdbc.sql("""
                with right_now as materialized (
                  select customer_id, day, was, became
                  from jsonb_populate_recordset(null::stage_change_%1$d, cast(:right as jsonb))
                ), gone as (
                  delete from stage_change_%1$d h
                  where h.slot = :slot and h.customer_id = any (:ids)
                    and (h.customer_id, h.day, h.was, h.became) not in (select customer_id, day, was, became from right_now)
                  returning day, was, became
                ), came as (
                  insert into stage_change_%1$d (slot, customer_id, day, was, became)
                  select :slot, customer_id, day, was, became from right_now
                  where (customer_id, day, was, became) not in (
                    select customer_id, day, was, became from stage_change_%1$d where slot = :slot and customer_id = any (:ids))
                  returning day, was, became
                )
                insert into stage_flow as f (slot, day, was, became, customers)
                select :slot, day, was, became, sum(customers)
                from (select day, was, became, -1 as customers from gone union all select day, was, became, 1 from came) d
                group by day, was, became having sum(customers) <> 0
                on conflict (slot, day, was, became) do update set customers = f.customers + excluded.customers
                """.formatted(slot))
                .param("slot", slot)
                .param("ids", ids)
                .param("right", JSON.writeValueAsString(right))
                .update();
    }

    /** As tier_customers does it for all. */
    private void putTiers(int slot, Long[] ids) {
        String tiers = """
                from customer_insight_%d i join insight_cell c on c.slot = i.slot and c.cell = i.cell
                left join investment was on was.customer_id = i.customer_id
                where i.slot = :slot and i.customer_id = any (:ids) and c.tier <> 'NONE'
                """.formatted(slot);
        jdbc.sql(
                        "delete from investment v where v.customer_id = any (:ids) and v.customer_id not in (select i.customer_id "
                                + tiers + ")")
                .param("slot", slot)
                .param("ids", ids)
                .update();
        jdbc.sql("""
                insert into investment (customer_id, tier, since)
                select i.customer_id, c.tier, (select (cast(:now as timestamptz) at time zone zone)::date from company)
                %s and was.tier is distinct from c.tier
                on conflict (customer_id) do update set tier = excluded.tier, since = excluded.since
                """.formatted(tiers))
                .param("slot", slot)
                .param("ids", ids)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static @Nullable Integer known(int part) {
        return part == 0 ? null : part;
    }

    private static @Nullable Double known(double measure) {
        return Double.isNaN(measure) ? null : measure;
    }

    private static @Nullable String day(int day) {
        return day == Insights.NO_DAY ? null : LocalDate.ofEpochDay(day).toString();
    }
}
