package peyvand.web.likeness;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.analytical.likeness.LikenessFilter;
import peyvand.analytical.likeness.LikenessQueries;
import peyvand.analytical.likeness.LikenessRow;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.SegmentId;
import peyvand.domain.Viewer;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;

/** The list of customers who are alike to the members of a target. */
@Component
class LikenessList implements Listing<LikenessFilter, LikenessRow> {

    static final String PATH = "/segments/likeness";
    static final String SEGMENT = "segment";

    private static final String WHO = "likenessWho";

    private final LikenessQueries queries;
    private final SegmentQueries segments;

    LikenessList(LikenessQueries queries, SegmentQueries segments) {
        this.queries = queries;
        this.segments = segments;
    }

    /** Whether somebody has bought. */
    enum Who {
        PROSPECT,
        BUYER
    }

    @Override
    public String list() {
        return "likeness";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public ListSpec<LikenessRow> spec(Ui ui, Set<String> asked) {
        LikenessWords words = new LikenessWords(ui);
        return new ListSpec<>(
                list(),
                PATH,
                List.of(
                        Column.of("likenessPlace", Kind.NUMBER, LikenessRow::place),
                        Column.of("name", Kind.NAME, LikenessRow::name),
                        Column.<LikenessRow>of("customerNumber", Kind.CODE, LikenessRow::number)
                                .hidden(),
                        Column.of("owner", Kind.TEXT, LikenessRow::owner),
                        Column.of(WHO, Kind.CHOICE, row -> (row.prospect() ? Who.PROSPECT : Who.BUYER).name()),
                        Column.of("likenessAlike", Kind.NUMBER, LikenessRow::alike),
                        Column.of("likenessBecause", Kind.TEXT, row -> words.because(row.because()))),
                List.of(
                        Field.choice(
                                SEGMENT,
                                segments.choices().stream()
                                        .map(segment -> new Choice(segment.id().toString(), segment.name()))
                                        .toList()),
                        Field.choice(WHO, Who.class)),
                List.of("place"),
                row -> "/customers/" + row.id(),
                List.of());
    }

    @Override
    public LikenessFilter filter(Viewer viewer, Ui ui, Form form) {
        String segment = form.text(SEGMENT);
        Who who = form.choice(WHO, Who.class);
        return new LikenessFilter(
                segment == null ? null : SegmentId.valueOf(segment), who == null ? null : who == Who.PROSPECT);
    }

    @Override
    public Sort sort(ListRequest<LikenessRow> request) {
        return LikenessQueries.BY_PLACE;
    }

    @Override
    public ListQueries<LikenessFilter, LikenessRow> queries() {
        return queries;
    }
}
