package peyvand.operational.duplicate;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import peyvand.domain.ContactSaved;
import peyvand.domain.CustomerSaved;

/** Looks for duplicates of a record whenever it is saved, in the same transaction. */
@Component
class DuplicatesOfSavedRecords {

    private final DuplicateSearch search;

    DuplicatesOfSavedRecords(DuplicateSearch search) {
        this.search = search;
    }

    @EventListener
    void customer(CustomerSaved saved) {
        search.findFor(DuplicateKind.CUSTOMER, List.of(saved.id().value()));
    }

    @EventListener
    void contact(ContactSaved saved) {
        search.findFor(DuplicateKind.CONTACT, List.of(saved.id().value()));
    }
}
