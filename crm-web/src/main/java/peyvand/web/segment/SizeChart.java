package peyvand.web.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/**
 * How many belonged to a segment, in a small line that runs as the language does.
 *
 * @param description the same in words, for who does not see it
 */
record SizeChart(String description, String points) {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 28;
    private static final double ROOM = 3;

    /**
     * @param sizes by day, in order
     * @return null where there is but one day to draw, or none
     */
    static @Nullable SizeChart of(Map<LocalDate, Long> sizes, Ui ui) {
        if (sizes.size() < 2) {
            return null;
        }
        List<Long> values = new ArrayList<>(sizes.values());
        long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double along = ROOM + i * (WIDTH - 2 * ROOM) / (values.size() - 1);
            points.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    ui.rtl() ? WIDTH - along : along,
                    HEIGHT - ROOM - values.get(i) * (HEIGHT - 2 * ROOM) / most));
        }
        return new SizeChart(
                sizes.entrySet().stream()
                        .map(size -> ui.message("segment.size.on", size.getKey(), size.getValue()))
                        .collect(Collectors.joining(ui.message("segment.and"))),
                points.toString().strip());
    }
}
