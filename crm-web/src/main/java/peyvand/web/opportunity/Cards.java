package peyvand.web.opportunity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.OpportunityId;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.opportunity.Board;
import peyvand.operational.opportunity.OpportunityCard;
import peyvand.web.activity.ActivityWords;
import peyvand.web.i18n.Ui;
import peyvand.web.opportunity.BoardView.CardView;
import peyvand.web.opportunity.BoardView.ColumnView;
import peyvand.web.opportunity.BoardView.NextView;

/** Writes opportunities as cards of a board, with the day of what is to be done next about each. */
@Component
class Cards {

    private final ActivityQueries activities;
    private final ActivityWords words;

    Cards(ActivityQueries activities, ActivityWords words) {
        this.activities = activities;
        this.words = words;
    }

    /** @param query of the request that asked for it */
    BoardView board(Board board, String query, Ui ui) {
        Map<OpportunityId, ActivityTime> next = next(board.columns().stream()
                .flatMap(column -> column.cards().stream())
                .toList());
        return new BoardView(
                query,
                board.columns().stream()
                        .map(column -> BoardView.column(column, cards(column.cards(), next, ui), query, ui))
                        .toList());
    }

    ColumnView column(Board.Column column, String query, Ui ui) {
        return BoardView.column(column, cards(column.cards(), next(column.cards()), ui), query, ui);
    }

    CardView card(OpportunityCard row, Ui ui) {
        return cards(List.of(row), next(List.of(row)), ui).get(0);
    }

    private Map<OpportunityId, ActivityTime> next(List<OpportunityCard> rows) {
        return rows.isEmpty()
                ? Map.of()
                : activities.nextOf(rows.stream().map(OpportunityCard::id).toList());
    }

    private List<CardView> cards(List<OpportunityCard> rows, Map<OpportunityId, ActivityTime> next, Ui ui) {
        return rows.stream()
                .map(row -> BoardView.card(row, next(next.get(row.id()), ui), ui.formats()))
                .toList();
    }

    private @Nullable NextView next(@Nullable ActivityTime time, Ui ui) {
        return time == null ? null : new NextView(words.day(time, ui), words.past(time, ui));
    }
}
