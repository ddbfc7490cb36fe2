package peyvand.analytical.comparison;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Adds up what is said of the customers of one side, one by one. */
final class Profile implements RowCallbackHandler {

    /** What {@link #processRow} reads, of customers as {@link Customers} finds them. */
    static final String SELECT = "select "
            + Arrays.stream(Trait.values())
                    .map(trait -> trait.sql() + " as " + column(trait))
                    .collect(Collectors.joining(", "))
            + ", c.kind as c_kind, i.customer_id is not null as told, i.days, i.amount, i.value, i.at_risk ";

    private final Map<Trait, Map<@Nullable String, Integer>> counts = new EnumMap<>(Trait.class);
    private final Numbers amount = new Numbers();
    private final Numbers value = new Numbers();
    private final Numbers atRisk = new Numbers();
    private int customers;
    private int persons;
    private int buyers;
    private int repeaters;

    Profile() {
        for (Trait trait : Trait.values()) {
            counts.put(trait, new HashMap<>());
        }
    }

    private static String column(Trait trait) {
        return "t_" + trait.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        customers++;
        boolean person = "PERSON".equals(row.getString("c_kind"));
        persons += person ? 1 : 0;
        for (Trait trait : Trait.values()) {
            if (person || !trait.ofSome()) {
                of(trait).merge(row.getString(column(trait)), 1, Integer::sum);
            }
        }
        if (row.getBoolean("told")) {
            buyers++;
            repeaters += row.getInt("days") > 1 ? 1 : 0;
            amount.add(row.getDouble("amount"));
            value.add(row.getDouble("value"));
            atRisk.add(row.getDouble("at_risk"));
        }
    }

    private Map<@Nullable String, Integer> of(Trait trait) {
        return Objects.requireNonNull(counts.get(trait));
    }

    /** How many there are of each, by what it is; null for those of whom nobody knows. */
    Map<@Nullable String, Integer> counts(Trait trait) {
        return of(trait);
    }

    /** Of how many it is asked. */
    int asked(Trait trait) {
        return trait.ofSome() ? persons : customers;
    }

    int customers() {
        return customers;
    }

    int buyers() {
        return buyers;
    }

    int repeaters() {
        return repeaters;
    }

    double[] amounts() {
        return amount.values();
    }

    double[] values() {
        return value.values();
    }

    double[] atRisk() {
        return atRisk.values();
    }

    /** Numbers without end. */
    private static final class Numbers {

        private static final int FIRST = 64;

        private double[] all = new double[FIRST];
        private int count;

        void add(double number) {
            if (count == all.length) {
                all = Arrays.copyOf(all, 2 * count);
            }
            all[count++] = number;
        }

        double[] values() {
            return Arrays.copyOf(all, count);
        }
    }
}
