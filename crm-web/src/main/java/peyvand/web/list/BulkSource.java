package peyvand.web.list;

import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.web.form.Form;

/** A list whose records can be changed many at once. */
public interface BulkSource extends ListSource {

    RecordKind kind();

    /** What the list shows by these filters, which have no problems. */
    Selection filtered(Viewer viewer, Form filters);
}
