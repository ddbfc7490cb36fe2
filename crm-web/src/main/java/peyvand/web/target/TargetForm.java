package peyvand.web.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Period;
import peyvand.operational.target.TargetCell;
import peyvand.operational.target.TargetLine;
import peyvand.operational.target.TargetYear;
import peyvand.web.i18n.Formats;

/**
 * The grid of a year as it came back: for each line its cells under the key of its subject, and what the form knew them to
 * say under the same key with {@code known-} before it.
 *
 * @param wrong places of cells that are no amounts, by line
 */
record TargetForm(Map<String, List<String>> typed, List<TargetCell> cells, Map<String, Set<Integer>> wrong) {

    private static final String KNOWN = "known-";
    private static final String BETWEEN = ";";

    static TargetForm read(Map<String, String[]> request, List<TargetLine> lines, TargetYear year, Formats formats) {
        TargetForm form = new TargetForm(new HashMap<>(), new ArrayList<>(), new HashMap<>());
        for (TargetLine line : lines) {
            String[] values = request.get(line.subject().key());
            if (values != null && values.length == year.periods().size()) {
                form.line(line, values, known(request.get(KNOWN + line.subject().key())), year, formats);
            }
        }
        return form;
    }

    private void line(
            TargetLine line, String[] values, List<@Nullable BigDecimal> known, TargetYear year, Formats formats) {
        String key = line.subject().key();
        typed.put(key, List.of(values));
        for (int i = 0; i < values.length; i++) {
            Period period = year.periods().get(i);
            BigDecimal before = i < known.size() ? known.get(i) : null;
            if (values[i].isBlank()) {
                cells.add(new TargetCell(line.subject(), period, null, before));
                continue;
            }
            BigDecimal amount =
                    formats.readNumber(values[i]).filter(TargetCell::isAmount).orElse(null);
            if (amount == null) {
                wrong.computeIfAbsent(key, of -> new HashSet<>()).add(i);
            } else {
                cells.add(new TargetCell(line.subject(), period, amount, before));
            }
        }
    }

    /** What a form knows the amounts of a line to be, in one hidden field. */
    static String known(TargetLine line) {
        List<String> amounts = new ArrayList<>();
        line.amounts().forEach(amount -> amounts.add(amount == null ? "" : amount.toPlainString()));
        return String.join(BETWEEN, amounts);
    }

    private static List<@Nullable BigDecimal> known(String @Nullable [] sent) {
        List<@Nullable BigDecimal> known = new ArrayList<>();
        if (sent != null && sent.length == 1) {
            for (String amount : sent[0].split(BETWEEN, -1)) {
                known.add(amount.matches("\\d{1,15}(\\.\\d{1,4})?") ? new BigDecimal(amount) : null);
            }
        }
        return known;
    }
}
