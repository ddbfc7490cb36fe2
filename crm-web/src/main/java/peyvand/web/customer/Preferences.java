package peyvand.web.customer;

import java.time.Clock;
import org.springframework.stereotype.Component;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactPreferenceDetails;
import peyvand.operational.customer.PreferenceQueries;
import peyvand.web.i18n.Ui;

/** Puts together how somebody wants to be reached. */
@Component
class Preferences {

    private final PreferenceQueries queries;
    private final Clock clock;

    Preferences(PreferenceQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    PreferenceView of(Viewer viewer, ContactId contact, Ui ui) {
        return of(viewer, queries.of(viewer, contact), ui);
    }

    PreferenceView of(Viewer viewer, ContactPreferenceDetails contact, Ui ui) {
        return PreferenceView.of(contact, queries.consents(viewer, contact.contact()), clock.instant(), ui);
    }

    /** What was agreed for an organisation as such. */
    PreferenceView of(Viewer viewer, CustomerId organisation, Ui ui) {
        return PreferenceView.of(queries.consents(viewer, organisation), ui);
    }
}
