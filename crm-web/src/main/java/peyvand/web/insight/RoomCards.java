package peyvand.web.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.insight.RoomQueries;
import peyvand.analytical.insight.RoomQueries.Room;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** Where a customer spends less than those who are alike, as a card on their page. */
@Component
class RoomCards {

    private final RoomQueries queries;

    RoomCards(RoomQueries queries) {
        this.queries = queries;
    }

    /** @param means what is meant by it, and what is not known */
    public record Card(List<Line> lines, String means) {}

    /** @param more what is bought of what could be, and how many are alike */
    public record Line(String category, String gap, String more) {}

    /** Null where nothing is to be said. */
    @Nullable
    Card of(Viewer viewer, CustomerId customer, Ui ui) {
        List<Room> rooms = queries.of(viewer, customer);
        return rooms.isEmpty()
                ? null
                : new Card(
                        rooms.stream().map(room -> line(room, ui)).toList(),
                        ui.message("insight.room.means", RoomQueries.QUANTILE));
    }

    private static Line line(Room room, Ui ui) {
        return new Line(
                room.name(),
                InsightCards.money(room.gap(), ui),
                ui.message(
                        "insight.room.line",
                        InsightCards.money(room.actual(), ui),
                        InsightCards.money(room.potential(), ui),
                        room.alike()));
    }
}
