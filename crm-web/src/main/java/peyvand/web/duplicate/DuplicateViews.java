package peyvand.web.duplicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.operational.duplicate.Candidate;
import peyvand.operational.duplicate.DuplicateKind;
import peyvand.operational.duplicate.DuplicatePair;
import peyvand.operational.duplicate.DuplicateReason;
import peyvand.operational.duplicate.DuplicateSide;
import peyvand.operational.duplicate.MergePreview;
import peyvand.operational.duplicate.MergeRow;
import peyvand.operational.duplicate.Side;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomValue;
import peyvand.web.field.CustomText;
import peyvand.web.i18n.Ui;

/** Duplicates and merges as templates show them: every text ready. */
final class DuplicateViews {

    /** Begins the name of a field's radio buttons. */
    static final String CHOICE = "choice.";

    private static final Set<String> FIGURES = Set.of("employees", "annualRevenue");

    /** Where the forms call a field otherwise than the table does. */
    private static final Map<String, String> FORM_NAMES = Map.of("language", "contactLanguage");

    private final DuplicateKind kind;
    private final Ui ui;

    DuplicateViews(DuplicateKind kind, Ui ui) {
        this.kind = kind;
        this.ui = ui;
    }

    /** @param detail number or firm, and city */
    record SideView(
            long id,
            String href,
            String name,
            String detail,
            List<String> handles,
            String orders,
            @Nullable String last) {}

    record PairView(long id, String reason, SideView a, SideView b, String merge) {}

    record CandidateView(
            String href,
            String merge,
            String name,
            String detail,
            List<String> handles,
            String reason,
            boolean archived) {}

    /**
     * @param input name of the radio buttons
     * @param winner what stays, where there is nothing to choose
     */
    record FieldView(
            String input,
            String label,
            @Nullable String winner,
            @Nullable String loser,
            boolean loserKept,
            boolean differs) {}

    record RowsView(String label, String count) {}

    record MergeView(
            long id,
            String winner,
            String loser,
            String at,
            @Nullable String by,
            @Nullable String undone) {}

    static String href(DuplicateKind kind, long id) {
        return (kind == DuplicateKind.CUSTOMER ? "/customers/" : "/contacts/") + id;
    }

    static String mergePath(DuplicateKind kind, long winner, long loser) {
        return "/duplicates/" + kind + "/" + winner + "/" + loser;
    }

    PairView pair(DuplicatePair pair) {
        return new PairView(
                pair.id(),
                reason(pair.reason()),
                side(pair.a()),
                side(pair.b()),
                mergePath(kind, pair.a().id(), pair.b().id()));
    }

    CandidateView candidate(Candidate candidate, @Nullable Long into) {
        return new CandidateView(
                href(kind, candidate.id()),
                into == null ? "" : mergePath(kind, into, candidate.id()),
                candidate.name(),
                joined(candidate.number(), candidate.customerName(), candidate.city()),
                candidate.handles(),
                reason(candidate.reason()),
                candidate.archived());
    }

    /** The custom fields after the others. */
    List<FieldView> fields(MergePreview preview) {
        return Stream.concat(
                        preview.fields().stream().map(this::field),
                        preview.own().stream().map(this::own))
                .toList();
    }

    private FieldView field(MergePreview.Field field) {
        String name = field.name().replaceFirst("^contact\\.", "");
        String formName = FORM_NAMES.getOrDefault(name, name);
        return new FieldView(
                CHOICE + field.name(),
                ui.messageOr("field." + formName, name),
                value(formName, field.winner()),
                value(formName, field.loser()),
                field.kept() == Side.LOSER,
                field.differs());
    }

    private FieldView own(MergePreview.Own own) {
        boolean loserKept = own.kept() == Side.LOSER;
        return new FieldView(
                CHOICE + own.name(),
                own.field().label().in(ui.getLanguage()),
                value(own.field(), own.differs() || !loserKept ? own.winner() : own.loser()),
                value(own.field(), own.loser()),
                loserKept,
                own.differs());
    }

    RowsView rows(MergePreview.Rows rows) {
        return new RowsView(
                ui.messageOr("duplicate.rows." + rows.table() + "." + rows.column(), rows.table()),
                ui.formats().number(rows.count()));
    }

    MergeView merge(MergeRow merge) {
        return new MergeView(
                merge.id(),
                merge.winnerName(),
                merge.loserName(),
                ui.formats().dateTime(merge.mergedAt()),
                merge.mergedBy(),
                merge.undone() ? ui.formats().dateTime(merge.undoneAt()) : null);
    }

    private SideView side(DuplicateSide side) {
        return new SideView(
                side.id(),
                href(kind, side.id()),
                side.name(),
                joined(side.number(), side.customerName(), side.city()),
                side.handles(),
                ui.formats().number(side.orders()),
                side.lastOrderedAt() == null ? null : ui.formats().date(side.lastOrderedAt()));
    }

    private @Nullable String value(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (FIGURES.contains(name)) {
            return ui.formats().number(new BigDecimal(value));
        }
        return name.equals("birthDate")
                ? ui.formats().date(LocalDate.parse(value))
                : ui.messageOr("choice." + name + "." + value, value);
    }

    private @Nullable String value(CustomField field, @Nullable CustomValue value) {
        return value == null ? null : CustomText.of(field, value, ui);
    }

    private String reason(DuplicateReason reason) {
        return ui.message("duplicate.reason." + reason);
    }

    private static String joined(@Nullable String... parts) {
        return String.join(
                " · ",
                Stream.of(parts).filter(part -> part != null && !part.isEmpty()).toList());
    }
}
