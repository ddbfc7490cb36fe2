package peyvand.operational.view;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a view keeps of a list.
 *
 * @param parameters filters by name and, under {@code sort}, the order; days and numbers as no user writes them, but so
 *     that they can be written for each
 * @param columns by name, in their order; none: those each reader chose
 */
public record ViewContent(Map<String, String> parameters, List<String> columns) {

    static final int MOST_PARAMETERS = 100;
    static final int LONGEST_VALUE = 1_000;
    static final int MOST_COLUMNS = 100;

    public ViewContent {
        parameters = Map.copyOf(new TreeMap<>(parameters));
        columns = List.copyOf(columns);
    }

    /** Whether it is no more than a view may hold; what a list reads of a request always is. */
    boolean fits() {
        return parameters.size() <= MOST_PARAMETERS
                && parameters.values().stream().allMatch(value -> value.length() <= LONGEST_VALUE)
                && columns.size() <= MOST_COLUMNS;
    }
}
