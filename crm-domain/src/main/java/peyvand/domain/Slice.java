package peyvand.domain;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a long list, with the places where the rows before and after them are found.
 *
 * @param previous where the page before begins; null on the first page
 * @param next where the page after begins; null on the last page
 */
public record Slice<T>(
        List<T> rows, @Nullable Cursor previous, @Nullable Cursor next) {

    public Slice {
        rows = List.copyOf(rows);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> function) {
        return new Slice<>(rows.stream().<R>map(function).toList(), previous, next);
    }
}
