package peyvand.operational.quote;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.QuoteId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;

/** Loads quotes for a change, if the viewer may see them, and the customers that they name. */
@Repository
class VisibleQuotes {

    private final JdbcClient jdbc;
    private final QuoteRepository quotes;

    VisibleQuotes(JdbcClient jdbc, QuoteRepository quotes) {
        this.jdbc = jdbc;
        this.quotes = quotes;
    }

    /**
     * The quote, locked until this transaction ends.
     *
     * @throws NotFound when there is none that this viewer may see
     */
    Quote quote(Viewer viewer, QuoteId id) {
        Sql sql = Sql.of("select 1 from quote q join customer c on c.id = q.customer_id where q.id = :id")
                .with("id", id.value());
        if (Visibility.buyers(sql, viewer, "c").on(jdbc).query().listOfRows().isEmpty()) {
            throw new NotFound(id);
        }
        return quotes.locked(id.value()).orElseThrow(() -> new NotFound(id));
    }

    /**
     * @throws NotFound when there is no such customer that this viewer may see
     * @throws RuleViolation when nothing is sold to them any more
     */
    void requireCustomer(Viewer viewer, CustomerId id) {
        Sql sql = Sql.of("select archived_at is not null from customer c where c.id = :id and c.merged_into_id is null")
                .with("id", id.value());
        boolean archived = Visibility.buyers(sql, viewer, "c")
                .on(jdbc)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound(id));
        if (archived) {
            throw new RuleViolation("rule.quote.customerArchived");
        }
    }

    /** Refuses a contact who is none of the customer's. */
    void requireContact(@Nullable ContactId contact, CustomerId customer) {
        if (contact != null
                && !jdbc.sql("select exists (select from contact where id = :id and customer_id = :customer"
                                + " and merged_into_id is null)")
                        .param("id", contact.value())
                        .param("customer", customer.value())
                        .query(Boolean.class)
                        .single()) {
            throw new RuleViolation("rule.quote.contact");
        }
    }
}
