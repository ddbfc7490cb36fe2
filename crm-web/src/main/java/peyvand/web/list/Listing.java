package peyvand.web.list;

import java.util.Set;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/**
 * A list of records, of which views are kept: what it can show and be asked for, and who answers. {@link Lists} shows any of
 * them as a page and as a file.
 *
 * @param <F> by what its records are found
 * @param <R> a row
 */
public interface Listing<F, R> {

    /** As in {@link ListSpec#name}. */
    String list();

    RecordKind kind();

    /** @param asked the names of the request's parameters, of which some may only be known where they are asked for */
    ListSpec<R> spec(Ui ui, Set<String> asked);

    /** @param form the filters of the list; one that has a problem lets everything through */
    F filter(Viewer viewer, Ui ui, Form form);

    Sort sort(ListRequest<R> request);

    ListQueries<F, R> queries();
}
