package peyvand.analytical.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.analytical.basket.Affinities;
import peyvand.analytical.basket.FourCounts;
import peyvand.analytical.basket.Offer;
import peyvand.analytical.basket.OfferTable;
import peyvand.analytical.basket.Sequels;
import peyvand.analytical.facts.Facts;
import peyvand.analytical.rfm.Concentration.Part;
import peyvand.analytical.statistic.Progress;

/** Fills the slot that nobody reads. */
@Repository
class InsightWriter {

    private static final int PIECE = 1 << 14;
    private static final int TRIES = 600;
    private static final long PAUSE_NANOS = 1_000_000_000L;
    private static final String COLUMNS = """
            slot, customer_id, cell, first_on, last_on, orders, days, amount, returned, stage_since, gap_days, alive, expected, value,
            value_low, value_high, at_risk, next_on, offers, offers_for, offers_both, offers_of,
            gregorian_groups, jalali_groups, room, room_category
            """;

    private final JdbcOperations jdbc;
    private final JdbcClient client;

    InsightWriter(JdbcOperations jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** Takes away what is left from earlier; whoever still reads that is waited for, a moment at a time. */
    void empty(int slot) {
        for (int left = TRIES; ; left--) {
            try {
                client.sql("select empty_analysis_slot(:slot), open_analysis_slot(:slot)")
                        .param("slot", slot)
                        .query()
                        .listOfRows();
                return;
            } catch (PessimisticLockingFailureException e) {
                if (left == 0) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    void write(int slot, Insights insights, Pairing pairing, Progress progress) {
        OfferColumns offers = new OfferColumns(pairing);
        fill("customer_insight_" + slot, COLUMNS, table -> {
            for (int i = 0; i < insights.size(); i++) {
                offers.read(i);
                write(table, slot, insights, offers, i);
                if (i % PIECE == 0) {
                    progress.reached((double) i / insights.size());
                }
            }
        });
    }

    /** The offers for one customer after another, a column for each thing that is said of them. */
    private static final class OfferColumns {

        private final Pairing pairing;
        private final OfferTable table;
        private final long[] products;
        private final long[] reasons;
        private final int[] both;
        private final int[] of;
        private int size;

        private OfferColumns(Pairing pairing) {
            this.pairing = pairing;
            table = pairing.offers();
            products = new long[table.most()];
            reasons = new long[table.most()];
            both = new int[table.most()];
            of = new int[table.most()];
        }

        private void read(int customer) {
            size = table.size(customer);
            for (int place = 0; place < size; place++) {
                Offer offer = table.offer(customer, place);
                products[place] = pairing.id(offer.item());
                reasons[place] = pairing.id(offer.because());
                both[place] = offer.both();
                of[place] = offer.of();
            }
        }
    }

    private static void write(BinaryTable table, int slot, Insights all, OfferColumns offers, int i)
            throws SQLException {
        table.row()
                .slot(slot)
                .int8(all.customers[i])
                .int4(all.cell[i])
                .day(all.firstDay[i])
                .day(all.lastDay[i])
                .int4(all.orders[i])
                .int4(all.days[i])
                .float8(all.amount[i])
                .float8(all.returned[i])
                .day(all.stageSince[i])
                .float4(all.gap[i])
                .float8(all.alive[i])
                .float8(all.expected[i])
                .float8(all.value[i])
                .float8(all.valueLow[i])
                .float8(all.valueHigh[i])
                .float8(all.atRisk[i])
                .day(all.nextDay[i])
                .int8s(offers.products, 0, offers.size)
                .int8s(offers.reasons, 0, offers.size)
                .int4s(offers.both, 0, offers.size)
                .int4s(offers.of, 0, offers.size)
                .bytes(all.groups == null ? null : all.groups.path(false, i))
                .bytes(all.groups == null ? null : all.groups.path(true, i))
                .float8(all.room[i])
                .id(all.roomCategory[i]);
    }

    /** Who was in which group before and after each month. */
    void write(int slot, GroupPaths groups, long[] customers) {
        String columns = "slot, kind, first_on, place, was, became, code, customers, people";
        fill("group_flow_" + slot, columns, table -> {
            for (boolean jalali : new boolean[] {false, true}) {
                for (GroupPaths.Flow flow : groups.flows(jalali, customers, GroupMoves.LISTED)) {
                    table.row()
                            .slot(slot)
                            .text(jalali ? Period.Kind.JALALI : Period.Kind.GREGORIAN)
                            .day((int) flow.firstOn().toEpochDay())
                            .int4(flow.place())
                            .text(flow.was() == null ? GroupMoves.NONE : flow.was())
                            .text(flow.became())
                            .bytes(flow.code())
                            .int4(flow.customers())
                            .int8s(flow.people(), 0, flow.people().length);
                }
            }
        });
    }

    /** The changes of stages, and how many there were each day. */
    void write(int slot, StageChanges changes, long[] customers) {
        Map<String, Integer> flows = new HashMap<>();
        fill("stage_change_" + slot, "slot, customer_id, day, was, became", table -> {
            for (int i = 0; i < changes.size(); i++) {
                table.row()
                        .slot(slot)
                        .int8(customers[changes.customer(i)])
                        .day(changes.day(i))
                        .text(changes.was(i))
                        .text(changes.became(i));
                flows.merge(changes.day(i) + " " + changes.was(i) + " " + changes.became(i), 1, Integer::sum);
            }
        });
        fill("stage_flow", "slot, day, was, became, customers", table -> {
            for (Map.Entry<String, Integer> flow : flows.entrySet()) {
                String[] parts = flow.getKey().split(" ");
                table.row()
                        .slot(slot)
                        .day(Integer.parseInt(parts[0]))
                        .text(parts[1])
                        .text(parts[2])
                        .int4(flow.getValue());
            }
        });
    }

    /** What customers of each group could spend in each category. */
    void writePotentials(int slot, List<Rooms.Potential> potentials) {
        client.sql("delete from category_potential where slot = :slot")
                .param("slot", slot)
                .update();
        fill("category_potential", "slot, cluster, category_id, buyers, potential", table -> {
            for (Rooms.Potential potential : potentials) {
                table.row()
                        .slot(slot)
                        .int2(potential.cluster())
                        .int8(potential.category())
                        .int4(potential.buyers())
                        .float8(potential.amount());
            }
        });
    }

    /** How what was bought is spread over hundredths of those who bought, the best first. */
    void write(int slot, List<Part> hundredths) {
        fill("insight_percentile", "slot, percent, customers, amount", table -> {
            for (int i = 0; i < hundredths.size(); i++) {
                Part part = hundredths.get(i);
                table.row().slot(slot).int2(i + 1).int4(part.customers()).float8((double) part.amount() / Facts.UNIT);
            }
        });
    }

    /** What was bought in stretches of time. */
    void writePeriods(int slot, List<Period> periods) {
        String columns = "slot, kind, first_on, last_on, customers, newcomers, returners, orders, amount";
        fill("insight_period", columns, table -> {
            for (Period period : periods) {
                table.row()
                        .slot(slot)
                        .text(period.kind())
                        .day((int) period.firstOn().toEpochDay())
                        .day((int) period.lastOn().toEpochDay())
                        .int4(period.customers())
                        .int4(period.newcomers())
                        .int4(period.returners())
                        .int4(period.orders())
                        .float8(period.amount());
            }
        });
    }

    void write(int slot, Cells cells) {
        String columns = """
                slot, cell, r, f, m, segment, decile, cluster, stage, worth, risk, customers, repeaters, orders, amount,
                returned, value, most_value, at_risk, key
                """;
        fill("insight_cell", columns, table -> {
            for (Cells.Cell cell : cells.all()) {
                table.row()
                        .slot(slot)
                        .int4(cell.number)
                        .int2(cell.recency())
                        .int2(cell.frequency())
                        .int2(cell.monetary())
                        .text(cell.segment())
                        .int2(cell.decile())
                        .int2(cell.cluster())
                        .text(cell.stage())
                        .int2(cell.worth())
                        .int2(cell.risk())
                        .int4(cell.customers)
                        .int4(cell.repeaters)
                        .int8(cell.orders)
                        .float8(cell.amount)
                        .float8(cell.returned)
                        .float8(cell.value)
                        .float8(cell.mostValue)
                        .float8(cell.atRisk)
                        .int8(cell.key);
            }
        });
    }

    /** What goes with what, what is bought after it, and the rules. */
    void write(int slot, Pairing pairing) {
        Affinities affinities = pairing.affinities();
        String near = "slot, product_id, place, other_id, both_in, in_baskets, other_in, score";
        fill("product_affinity_" + slot, near, table -> {
            for (int product = 0; product < affinities.items(); product++) {
                for (int place = 0; place < affinities.size(product); place++) {
                    FourCounts counts = affinities.counts(product, place);
                    table.row()
                            .slot(slot)
                            .int8(pairing.id(product))
                            .int2(place + 1)
                            .int8(pairing.id(affinities.other(product, place)))
                            .int4(counts.both())
                            .int4(counts.antecedent())
                            .int4(counts.consequent())
                            .float8(affinities.score(product, place));
                }
            }
        });
        Sequels sequels = pairing.sequels();
        fill("product_sequel_" + slot, "slot, product_id, place, other_id, followed, bought, median_days", table -> {
            for (int product = 0; product < affinities.items(); product++) {
                for (int place = 0; place < sequels.size(product); place++) {
                    Sequels.Sequel sequel = sequels.sequel(product, place);
                    table.row()
                            .slot(slot)
                            .int8(pairing.id(product))
                            .int2(place + 1)
                            .int8(pairing.id(sequel.other()))
                            .int4(sequel.count())
                            .int4(sequel.of())
                            .float8(sequel.medianDays());
                }
            }
        });
        writeRules(slot, pairing);
    }

    private void writeRules(int slot, Pairing pairing) {
        String columns = """
                slot, number, antecedent, consequent, both_in, antecedent_in, consequent_in, confidence, lift, leverage,
                conviction, log_chance
                """;
        fill("basket_rule", columns, table -> {
            int[] number = {0};
            pairing.eachRule((rule, logChance) -> {
                FourCounts counts = rule.counts();
                long[] antecedent =
                        Arrays.stream(rule.antecedent()).mapToLong(pairing::id).toArray();
                double conviction = counts.conviction();
                table.row()
                        .slot(slot)
                        .int4(++number[0])
                        .int8s(antecedent, 0, antecedent.length)
                        .int8(pairing.id(rule.consequent()[0]))
                        .int4(counts.both())
                        .int4(counts.antecedent())
                        .int4(counts.consequent())
                        .float8(counts.confidence())
                        .float8(counts.lift())
                        .float8(counts.leverage())
                        .float8(Double.isInfinite(conviction) ? Double.NaN : conviction)
                        .float8(logChance);
            });
        });
    }

    /**
     * Makes what is written ready to be read quickly. The one row that tells the slot changes too seldom for PostgreSQL to count it
     * by itself; it would plan with two thousand.
     */
    void close(int slot) {
        client.sql("select close_analysis_slot(:slot)")
                .param("slot", slot)
                .query()
                .listOfRows();
        jdbc.execute(
                "analyze analysis_state, insight_cell, basket_rule, customer_insight_%1$d, stage_change_%1$d, product_affinity_%1$d, group_flow_%1$d"
                        .formatted(slot));
    }

    private void fill(String table, String columns, BinaryTable.Rows rows) {
        jdbc.execute((ConnectionCallback<Boolean>) (Connection connection) -> {
            BinaryTable.fill(connection, table, columns, rows);
            return true;
        });
    }
}
