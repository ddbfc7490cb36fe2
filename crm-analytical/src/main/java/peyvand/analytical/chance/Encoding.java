package peyvand.analytical.chance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import peyvand.analytical.chance.Logit.Rows;

/** Examples as rows of numbers. Column 0 is the intercept; each number is a column, and each category seen often. */
final class Encoding {

    /** A category of fewer opportunities is not told apart. */
    private static final int FEW = 10;

    private record Column(Feature feature, String category, int opportunities, double mean, double scale) {}

    private final List<Column> columns = new ArrayList<>();
    private final Map<Feature, Map<String, Integer>> places = new HashMap<>();

    /** Learns from the examples which columns there are. */
    Encoding(List<Example> examples) {
        for (Feature feature : Feature.values()) {
            Map<String, Integer> found = new HashMap<>();
            for (Column column : feature.isNumber() ? numbers(feature, examples) : categories(feature, examples)) {
                columns.add(column);
                found.put(column.category(), columns.size());
            }
            places.put(feature, found);
        }
    }

    Rows rows(List<Example> examples) {
        int[][] rowColumns = new int[examples.size()][];
        double[][] rowValues = new double[examples.size()][];
        for (int row = 0; row < examples.size(); row++) {
            Map<Integer, Double> values = values(examples.get(row).moment());
            rowColumns[row] = values.keySet().stream().mapToInt(i -> i).toArray();
            rowValues[row] = values.values().stream().mapToDouble(d -> d).toArray();
        }
        return new Rows(rowColumns, rowValues, columns.size() + 1);
    }

    /** The same hold on every column but the intercept. */
    double[] penalties(double penalty) {
        double[] penalties = new double[columns.size() + 1];
        for (int i = 1; i < penalties.length; i++) {
            penalties[i] = penalty;
        }
        return penalties;
    }

    /** The formula of these weights, told as against the average. */
    Formula formula(double[] weights, Calibration calibration) {
        double intercept = weights[0];
        List<Weight> told = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double weight = weights[i + 1];
            told.add(new Weight(
                    column.feature(),
                    column.category(),
                    column.opportunities(),
                    column.mean(),
                    column.scale(),
                    weight));
            if (!column.feature().isNumber()) {
                intercept += weight * column.mean();
            }
        }
        return new Formula(intercept, told, calibration);
    }

    private Map<Integer, Double> values(Moment moment) {
        Map<Integer, Double> values = new TreeMap<>(Map.of(0, 1.0));
        places.forEach((feature, found) -> {
            if (found.isEmpty()) {
                return;
            }
            if (feature.isNumber()) {
                Double number = feature.number(moment);
                int place = Objects.requireNonNull(found.get(""));
                Column column = columns.get(place - 1);
                values.put(place, number == null ? 0 : (number - column.mean()) / column.scale());
            } else {
                feature.categories(moment).stream()
                        .filter(found::containsKey)
                        .forEach(category -> values.put(found.get(category), 1.0));
            }
        });
        return values;
    }

    /** @return none where it never differs */
    private static List<Column> numbers(Feature feature, List<Example> examples) {
        double sum = 0;
        double squares = 0;
        int seen = 0;
        Set<Long> opportunities = new LinkedHashSet<>();
        for (Example example : examples) {
            Double number = feature.number(example.moment());
            if (number != null) {
                sum += number;
                squares += number * number;
                seen++;
                opportunities.add(example.opportunity());
            }
        }
        double mean = seen == 0 ? 0 : sum / seen;
        double variance = seen == 0 ? 0 : squares / seen - mean * mean;
        return variance < 1e-9
                ? List.of()
                : List.of(new Column(feature, "", opportunities.size(), mean, Math.sqrt(variance)));
    }

    private static List<Column> categories(Feature feature, List<Example> examples) {
        Map<String, Integer> times = new TreeMap<>();
        Map<String, Set<Long>> opportunities = new HashMap<>();
        for (Example example : examples) {
            for (String category : feature.categories(example.moment())) {
                times.merge(category, 1, Integer::sum);
                opportunities
                        .computeIfAbsent(category, none -> new LinkedHashSet<>())
                        .add(example.opportunity());
            }
        }
        List<Column> columns = new ArrayList<>();
        times.forEach((category, count) -> {
            int of = opportunities.getOrDefault(category, Set.of()).size();
            if (of >= FEW) {
                columns.add(new Column(feature, category, of, (double) count / examples.size(), 1));
            }
        });
        return columns;
    }
}
