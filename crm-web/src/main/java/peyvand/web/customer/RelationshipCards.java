package peyvand.web.customer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;
import peyvand.operational.relationship.NoteRow;
import peyvand.operational.relationship.OccasionRow;
import peyvand.operational.relationship.RelationshipQueries;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.StaffName;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** What colleagues know of a customer or contact: notes, days to think of, and whom they like to talk to. */
@Component
class RelationshipCards {

    static final String NAME = "relationship";

    private static final int LONGEST_NOTE = 2_000;
    private static final int NOTES = 20;
    private static final int OCCASIONS = 50;
    private static final int USUAL_NOTICE = 7;

    static final List<Field> NOTE =
            List.of(new Field("noteText", FieldType.LONG_TEXT, true, LONGEST_NOTE, List.of(), null, null, null));

    static final List<Field> OCCASION = List.of(
            Field.text("occasionLabel", 100).asRequired(),
            Field.date("occasionOn").asRequired(),
            Field.choice("occasionCalendar", Calendar.class).asRequired(),
            Field.wholeNumber("notice").asRequired());

    private final RelationshipQueries relationships;
    private final StaffQueries staff;
    private final Clock clock;

    RelationshipCards(RelationshipQueries relationships, StaffQueries staff, Clock clock) {
        this.relationships = relationships;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * @param path of the page it stands on
     * @param ofCustomer whether it is a customer's page, where a favourite colleague is chosen
     */
    record CardsView(
            String path,
            boolean ofCustomer,
            boolean editable,
            List<NoteView> notes,
            List<OccasionView> occasions,
            @Nullable String favourite,
            @Nullable String favouriteId,
            List<Choice> colleagues,
            Form noteForm,
            Form occasionForm) {}

    /** @param path where its author changes it; null for all others */
    record NoteView(
            String body,
            String author,
            String at,
            boolean changed,
            @Nullable String about,
            @Nullable String path) {}

    /** @param path where it is removed; null for a birthday, which is a fact of the contact */
    record OccasionView(
            String label,
            String when,
            @Nullable String about,
            @Nullable String aboutHref,
            @Nullable String path) {}

    CardsView ofCustomer(Viewer viewer, Ui ui, CustomerId customer, boolean editable) {
        return of(viewer, ui, customer, null, editable, noteForm(ui), occasionForm(ui));
    }

    CardsView ofContact(Viewer viewer, Ui ui, CustomerId customer, ContactId contact, boolean editable) {
        return of(viewer, ui, customer, contact, editable, noteForm(ui), occasionForm(ui));
    }

    /** @param contact null on the customer's page */
    CardsView of(
            Viewer viewer,
            Ui ui,
            CustomerId customer,
            @Nullable ContactId contact,
            boolean editable,
            Form noteForm,
            Form occasionForm) {
        LocalDate today = clock.instant().atZone(ui.formats().zone()).toLocalDate();
        Optional<StaffName> favourite = contact == null ? relationships.favourite(viewer, customer) : Optional.empty();
        return new CardsView(
                contact == null ? "/customers/" + customer : "/contacts/" + contact,
                contact == null,
                editable,
                relationships.notes(viewer, customer, contact, NOTES).stream()
                        .map(note -> note(viewer, note, contact == null, ui))
                        .toList(),
                relationships.occasions(viewer, customer, contact, today, OCCASIONS).stream()
                        .map(occasion -> occasion(occasion, today, contact == null, ui))
                        .toList(),
                favourite.map(StaffName::name).orElse(null),
                favourite.map(name -> name.id().toString()).orElse(null),
                contact == null && editable
                        ? staff.choices().stream()
                                .map(person -> new Choice(person.id().toString(), person.name()))
                                .toList()
                        : List.of(),
                noteForm,
                occasionForm);
    }

    static Form noteForm(Ui ui) {
        return Form.empty(NOTE, ui.formats());
    }

    static Form occasionForm(Ui ui) {
        return Form.empty(OCCASION, ui.formats())
                .with("occasionCalendar", ui.isJalali() ? Calendar.JALALI : Calendar.GREGORIAN)
                .with("notice", USUAL_NOTICE);
    }

    private static NoteView note(Viewer viewer, NoteRow note, boolean saysWhom, Ui ui) {
        return new NoteView(
                note.body(),
                note.authorName(),
                ui.formats().dateTime(note.createdAt()),
                note.changed(),
                saysWhom ? note.contactName() : null,
                note.author().equals(viewer.staff()) ? "/notes/" + note.id() : null);
    }

    private static OccasionView occasion(OccasionRow occasion, LocalDate today, boolean saysWhom, Ui ui) {
        LocalDate next = occasion.next(today);
        int times = occasion.yearly().times(next);
        return new OccasionView(
                occasion.label() == null ? ui.message("relationship.birthday") : occasion.label(),
                times == 0
                        ? ui.formats().date(next)
                        : ui.message("relationship.times", ui.formats().date(next), times),
                saysWhom ? occasion.contactName() : null,
                occasion.contact() == null ? null : "/contacts/" + occasion.contact(),
                occasion.id() == null ? null : "/occasions/" + occasion.id());
    }
}
