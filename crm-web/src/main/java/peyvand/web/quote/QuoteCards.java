package peyvand.web.quote;

import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.OrderId;
import peyvand.domain.Viewer;
import peyvand.operational.quote.QuoteQueries;
import peyvand.operational.quote.QuoteRow;
import peyvand.web.i18n.Ui;

/** The quotes of another record, as a card of its page names them: under {@link #NAME} in the model. */
@Component
public class QuoteCards {

    public static final String NAME = "quotes";

    private static final int LATEST = 5;

    private final QuoteQueries quotes;

    QuoteCards(QuoteQueries quotes) {
        this.quotes = quotes;
    }

    public List<?> of(Viewer viewer, CustomerId customer, Ui ui) {
        return links(quotes.of(viewer, customer, LATEST), ui);
    }

    public List<?> of(Viewer viewer, OpportunityId opportunity, Ui ui) {
        return links(quotes.of(viewer, opportunity, LATEST), ui);
    }

    /** The one from which an order came, if it came from one. */
    public List<?> of(Viewer viewer, OrderId order, Ui ui) {
        return links(quotes.of(viewer, order), ui);
    }

    private static List<QuoteView.Link> links(List<QuoteRow> rows, Ui ui) {
        return rows.stream().map(row -> QuoteView.link(row, ui)).toList();
    }
}
