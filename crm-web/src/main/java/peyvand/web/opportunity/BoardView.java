package peyvand.web.opportunity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.opportunity.Board;
import peyvand.operational.opportunity.OpportunityCard;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/**
 * The board as it is shown.
 *
 * @param query of the request that asked for it, with its question mark; empty where it asked for nothing
 */
record BoardView(String query, List<ColumnView> columns) {

    /** @param more where the next cards are found; null at the end */
    record ColumnView(
            String id,
            String label,
            String number,
            @Nullable String amount,
            @Nullable String criteria,
            List<CardView> cards,
            @Nullable String more) {}

    record CardView(
            String id,
            int version,
            String name,
            String customer,
            String amount,
            @Nullable String close,
            @Nullable String owner,
            boolean stale,
            @Nullable NextView next) {}

    /** The day of what is to be done next. @param overdue that it is over */
    record NextView(String day, boolean overdue) {}

    static ColumnView column(Board.Column column, List<CardView> cards, String query, Ui ui) {
        Formats formats = ui.formats();
        String stage = column.stage().id().toString();
        return new ColumnView(
                stage,
                column.stage().label().in(ui.getLanguage()),
                formats.number(column.number()) + (column.capped() ? "+" : ""),
                column.amount() == null ? null : formats.money(column.amount(), ui.baseCurrency()),
                column.stage().exitCriteria(),
                cards,
                column.more() == null
                        ? null
                        : "/board/columns/" + stage + query + (query.isEmpty() ? "?" : "&") + "at="
                                + column.more().encode());
    }

    static CardView card(OpportunityCard row, @Nullable NextView next, Formats formats) {
        return new CardView(
                row.id().toString(),
                row.version(),
                row.name(),
                row.customerName(),
                formats.money(row.amount(), row.currency()),
                row.closeOn() == null ? null : formats.date(row.closeOn()),
                row.ownerName(),
                row.stale(),
                next);
    }
}
