package peyvand.operational.customer;

import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.ContactId;
import peyvand.domain.ContactsSaved;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkAction;
import peyvand.operational.bulk.BulkAction.Value;
import peyvand.operational.bulk.BulkActions;
import peyvand.operational.bulk.BulkOperation;
import peyvand.operational.bulk.BulkOperation.Records;
import peyvand.operational.bulk.Selection;

/** What can be done with many contacts at once, by the rules that hold for one. */
@Service
public class ContactBulk implements BulkActions {

    private static final Records CONTACTS = new Records("contact", "k", "k.name", "k.customer_id");
    private static final String FROM = " from contact k join customer c on c.id = k.customer_id ";
    private static final String OPEN = "k.archived_at is null";

    private static final List<BulkAction> ACTIONS = List.of(
            new BulkAction("TAG", Right.EDIT, Value.TAG),
            new BulkAction("UNTAG", Right.EDIT, Value.TAG),
            new BulkAction("ARCHIVE", Right.DELETE, null),
            new BulkAction("RESTORE", Right.DELETE, null));

    private final TagOperations tags;
    private final ApplicationEventPublisher events;

    ContactBulk(TagOperations tags, ApplicationEventPublisher events) {
        this.tags = tags;
        this.events = events;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CONTACT;
    }

    @Override
    public List<BulkAction> all() {
        return ACTIONS;
    }

    public Selection filtered(Viewer viewer, ContactFilter filter) {
        return columns -> filter.apply(Sql.of("select " + columns + FROM), viewer);
    }

    @Override
    public Selection picked(Viewer viewer, Collection<Long> ids) {
        return columns -> Visibility.customers(
                Sql.of("select " + columns + FROM + "where k.merged_into_id is null and k.id = any (:ids)")
                        .with("ids", ids.toArray(Long[]::new)),
                viewer,
                "c");
    }

    @Override
    public Selection changed(Viewer viewer) {
        return columns -> Visibility.customers(
                Sql.of("select " + columns + FROM + "where k.merged_into_id is null"
                        + " and k.id in (select record_id from bulk_change_row where bulk_id = :bulk)"),
                viewer,
                "c");
    }

    /** A person's own contact goes with the person. */
    @Override
    public BulkOperation operation(String action, String value) {
        return switch (action) {
            case "TAG" -> tags.add(CONTACTS, OPEN, value);
            case "UNTAG" -> tags.remove(CONTACTS, OPEN, value);
            case "ARCHIVE" -> BulkOperation.archive(CONTACTS, "c.kind <> 'PERSON'");
            case "RESTORE" -> BulkOperation.restore(CONTACTS);
            default -> throw new NotFound(action);
        };
    }

    @Override
    public void saved(List<Long> ids) {
        events.publishEvent(new ContactsSaved(ids.stream().map(ContactId::new).toList()));
    }
}
