package peyvand.web.quote;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.quote.QuoteFilter;
import peyvand.operational.quote.QuoteQueries;
import peyvand.operational.quote.QuoteRow;
import peyvand.operational.quote.QuoteSort;
import peyvand.operational.quote.QuoteState;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;
import peyvand.web.list.Money;

/** The list of quotes: its columns, filters and sorts. */
@Component
class QuoteList implements Listing<QuoteFilter, QuoteRow> {

    private final QuoteQueries queries;
    private final StaffQueries staff;

    QuoteList(QuoteQueries queries, StaffQueries staff) {
        this.queries = queries;
        this.staff = staff;
    }

    @Override
    public String list() {
        return "quotes";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.QUOTE;
    }

    @Override
    public ListSpec<QuoteRow> spec(Ui ui, Set<String> asked) {
        return new ListSpec<>(
                list(),
                "/quotes",
                List.of(
                        Column.of("quoteNumber", Kind.NAME, QuoteRow::label),
                        Column.of("customer", Kind.TEXT, QuoteRow::customerName),
                        Column.of("quoteState", Kind.CHOICE, QuoteRow::state),
                        Column.<QuoteRow>of("amount", Kind.MONEY, row -> new Money(row.amount(), row.currency()))
                                .sortedBy("amount"),
                        Column.<QuoteRow>of("tax", Kind.MONEY, row -> new Money(row.tax(), row.currency()))
                                .hidden(),
                        Column.<QuoteRow>of("quotedOn", Kind.DATE, QuoteRow::quotedOn)
                                .sortedBy("created"),
                        Column.<QuoteRow>of("validUntil", Kind.DATE, QuoteRow::validUntil)
                                .sortedBy("valid_until"),
                        Column.of("owner", Kind.TEXT, QuoteRow::ownerName)),
                List.of(Field.text("q", 100), Field.choice("quoteState", QuoteState.class), owner()),
                List.of("created", "amount", "valid_until"),
                row -> "/quotes/" + row.id(),
                List.of(
                        BuiltInView.of("draft", "quoteState", QuoteState.DRAFT.name()),
                        BuiltInView.of("sent", "quoteState", QuoteState.SENT.name()),
                        BuiltInView.of("expired", "quoteState", QuoteState.EXPIRED.name()),
                        BuiltInView.of("accepted", "quoteState", QuoteState.ACCEPTED.name())));
    }

    private Field owner() {
        return Field.choice(
                "owner",
                staff.choices().stream()
                        .map(person -> new Choice(person.id().toString(), person.name()))
                        .toList());
    }

    @Override
    public QuoteFilter filter(Viewer viewer, Ui ui, Form form) {
        String owner = form.text("owner");
        return new QuoteFilter(
                form.text("q"),
                form.choice("quoteState", QuoteState.class),
                owner == null ? null : StaffId.valueOf(owner));
    }

    @Override
    public Sort sort(ListRequest<QuoteRow> request) {
        return request.sort(QuoteSort.class, QuoteSort::sort);
    }

    @Override
    public ListQueries<QuoteFilter, QuoteRow> queries() {
        return queries;
    }
}
