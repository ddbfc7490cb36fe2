package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Cursor;

/** The open opportunities of a pipeline by their stages. */
public record Board(Pipeline pipeline, List<Column> columns) {

    /**
     * @param number of all that stand in the stage, as far as the filter lets them through
     * @param capped that there may be more
     * @param amount what they come to, in the base currency; null where there are too many to add up
     * @param more where the next cards begin; null at the end
     */
    public record Column(
            Stage stage,
            long number,
            boolean capped,
            @Nullable BigDecimal amount,
            List<OpportunityCard> cards,
            @Nullable Cursor more) {

        public Column {
            cards = List.copyOf(cards);
        }
    }
}
