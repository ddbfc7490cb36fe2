package peyvand.web.list;

import java.util.Set;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** A list whose records can be changed many at once. */
public interface BulkSource {

    /** As in {@link ListSpec#name}. */
    String list();

    /** @param asked the names of the request's parameters, of which some may only be known where they are asked for */
    ListSpec<?> spec(Ui ui, Set<String> asked);

    RecordKind kind();

    /**
     * What the list shows by these filters.
     *
     * @param filters without a problem; one that is found now is added
     */
    Selection filtered(Viewer viewer, Ui ui, Form filters);
}
