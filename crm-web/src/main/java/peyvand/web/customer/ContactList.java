package peyvand.web.customer;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.operational.customer.ContactBulk;
import peyvand.operational.customer.ContactFilter;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.ContactRow;
import peyvand.operational.customer.ContactSort;
import peyvand.operational.customer.Gender;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.BulkSource;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;

/** The list of contacts: its columns, filters and sorts. */
@Component
class ContactList implements Listing<ContactFilter, ContactRow>, BulkSource {

    private static final ListSpec<ContactRow> SPEC = new ListSpec<>(
            "contacts",
            "/contacts",
            List.of(
                    Column.<ContactRow>of("contactName", Kind.NAME, ContactRow::name)
                            .sortedBy("name"),
                    Column.of("customer", Kind.TEXT, ContactRow::customerName),
                    Column.of("jobTitle", Kind.TEXT, ContactRow::jobTitle),
                    Column.of("mobile", Kind.CODE, ContactRow::mobile),
                    Column.<ContactRow>of("phone", Kind.CODE, ContactRow::phone).hidden(),
                    Column.of("email", Kind.CODE, ContactRow::email),
                    Column.<ContactRow>of("gender", Kind.CHOICE, ContactRow::gender)
                            .hidden(),
                    Column.<ContactRow>of("birthDate", Kind.DATE, ContactRow::birthDate)
                            .hidden(),
                    Column.<ContactRow>of("createdAt", Kind.DATE, ContactRow::createdAt)
                            .sortedBy("created")),
            List.of(
                    Field.text("q", 100),
                    Field.choice("gender", Gender.class),
                    Field.text("tag", 60),
                    Field.choice("archived", List.of(new Choice("true", null)))),
            List.of("name", "created"),
            row -> "/contacts/" + row.id(),
            List.of(BuiltInView.of("newest", "sort", "created"), BuiltInView.of("archived", "archived", "true")));

    private final ContactQueries queries;
    private final ContactBulk bulk;
    private final CustomFieldSets customFields;

    ContactList(ContactQueries queries, ContactBulk bulk, CustomFieldSets customFields) {
        this.queries = queries;
        this.bulk = bulk;
        this.customFields = customFields;
    }

    @Override
    public String list() {
        return SPEC.name();
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CONTACT;
    }

    @Override
    public ListSpec<ContactRow> spec(Ui ui, Set<String> asked) {
        return customFields.extend(SPEC, kind(), ui, asked, row -> row.id().value());
    }

    @Override
    public ContactFilter filter(Viewer viewer, Ui ui, Form form) {
        return new ContactFilter(
                form.text("q"),
                null,
                form.choice("gender", Gender.class),
                form.text("tag"),
                form.text("archived") != null,
                customFields.filters(form));
    }

    @Override
    public Sort sort(ListRequest<ContactRow> request) {
        return request.sort(ContactSort.class, ContactSort::sort);
    }

    @Override
    public ListQueries<ContactFilter, ContactRow> queries() {
        return queries;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        return bulk.filtered(viewer, filter(viewer, ui, filters));
    }
}
