package peyvand.db.sql;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Cursor;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

/**
 * What a list asks of the records it shows: only those that the viewer sees.
 *
 * @param <F> by what they are found
 * @param <R> a row of the list
 */
public interface ListQueries<F, R> {

    /** @param cursor where the page begins; null for the first page */
    Slice<R> page(Viewer viewer, F filter, Sort sort, @Nullable Cursor cursor, int size);

    Count count(Viewer viewer, F filter);

    /** Every row of the list in its order, one at a time, however many there are. */
    void each(Viewer viewer, F filter, Sort sort, Consumer<R> consumer);
}
