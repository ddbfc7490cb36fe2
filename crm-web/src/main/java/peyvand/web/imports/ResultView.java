package peyvand.web.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.operational.imports.ImportDetails;
import peyvand.operational.imports.ImportKind;
import peyvand.operational.imports.ImportState;
import peyvand.operational.imports.Reconciliation;
import peyvand.web.i18n.Ui;

/** What an import did or, once checked, would do: counts, books, ties, and where the records are. */
record ResultView(
        String title,
        List<String> heads,
        List<Line> counts,
        @Nullable String ties,
        List<Line> books,
        @Nullable String balance,
        boolean balanced,
        List<Link> links) {

    private static final List<String> RECORDS =
            List.of("CUSTOMER", "CONTACT", "PRODUCT", "ORDER", "LEAD", "OPPORTUNITY", "STAFF", "MANAGER", "TEAM");
    private static final List<String> USUAL = List.of("NEW", "UPDATED", "UNCHANGED", "SKIPPED", "REFUSED");
    private static final String KEPT = "KEPT";

    record Line(String label, List<String> cells) {}

    record Link(String href, String text) {}

    static @Nullable ResultView of(ImportDetails details, Ui ui) {
        Map<String, Long> counts = details.counts();
        if (counts.isEmpty()) {
            return null;
        }
        ImportState state = details.row().state();
        boolean undone = state == ImportState.UNDONE;
        List<String> statuses = undone ? List.of("NEW", "UPDATED", KEPT) : USUAL;
        Reconciliation books = undone ? null : details.reconciliation();
        boolean balanced = books == null || balanced(books);
        return new ResultView(
                ui.message("imports.page.counts."
                        + (state == ImportState.CHECKED ? "CHECKED" : undone ? "UNDONE" : "DONE")),
                statuses.stream()
                        .map(status -> ui.message((undone ? "imports.page.undone." : "imports.outcome.") + status))
                        .toList(),
                counts(counts, statuses, ui),
                ties(books, ui),
                books == null ? List.of() : books(books, details.row().kind(), ui),
                books == null ? null : ui.message("imports.page.books." + (balanced ? "square" : "differ")),
                balanced,
                state == ImportState.CHECKED || undone ? List.of() : links(counts, ui));
    }

    private static List<Line> counts(Map<String, Long> counts, List<String> statuses, Ui ui) {
        List<Line> lines = new ArrayList<>();
        for (String record : RECORDS) {
            if (statuses.stream().anyMatch(status -> counts.containsKey(record + "." + status))) {
                lines.add(new Line(
                        ui.message("imports.page.record." + record),
                        statuses.stream()
                                .map(status -> ui.formats().number(counts.getOrDefault(record + "." + status, 0L)))
                                .toList()));
            }
        }
        return lines;
    }

    private static @Nullable String ties(@Nullable Reconciliation books, Ui ui) {
        Reconciliation.Returns returns = books == null ? null : books.returns();
        return returns == null ? null : ui.message("imports.page.ties", returns.tied(), returns.lines());
    }

    private static boolean balanced(Reconciliation books) {
        return List.of(books.rows(), books.quantity(), books.amount()).stream()
                .allMatch(line -> line.difference().signum() == 0);
    }

    private static List<Line> books(Reconciliation books, ImportKind kind, Ui ui) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("rows", books.rows(), ui));
        if (kind == ImportKind.ORDERS) {
            lines.add(line("quantity", books.quantity(), ui));
        }
        if (kind == ImportKind.ORDERS || kind == ImportKind.OPPORTUNITIES) {
            lines.add(line("amount", books.amount(), ui));
        }
        return lines;
    }

    private static Line line(String name, Reconciliation.Line line, Ui ui) {
        return new Line(
                ui.message("imports.page.books." + name),
                List.of(line.file(), line.refused(), line.skipped(), line.database(), line.difference()).stream()
                        .map(BigDecimal::stripTrailingZeros)
                        .map(ui.formats()::number)
                        .toList());
    }

    private static List<Link> links(Map<String, Long> counts, Ui ui) {
        return RECORDS.stream()
                .filter(record -> counts.containsKey(record + ".NEW") || counts.containsKey(record + ".UPDATED"))
                .map(record -> new Link(path(record), ui.message("imports.page.see." + record)))
                .distinct()
                .toList();
    }

    private static String path(String record) {
        return switch (record) {
            case "CUSTOMER" -> "/customers?sort=created";
            case "CONTACT" -> "/contacts?sort=created";
            case "PRODUCT" -> "/products";
            case "LEAD" -> "/leads";
            case "OPPORTUNITY" -> "/opportunities";
            case "STAFF", "MANAGER" -> "/staff";
            case "TEAM" -> "/teams";
            default -> "/orders";
        };
    }
}
