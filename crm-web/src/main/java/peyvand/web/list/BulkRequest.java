package peyvand.web.list;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkChanges;
import peyvand.operational.bulk.Selection;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/**
 * Which records of a list somebody picked: by their boxes, or all that the list shows by its filters.
 *
 * @param picked how many boxes; 0 where all of the list are meant
 * @param again what a form sends to mean the same once more
 */
public record BulkRequest(RecordKind kind, String path, Selection selection, int picked, List<Parameter> again) {

    private static final String ALL = "bulkAll";
    private static final String ID = "id";

    public boolean all() {
        return picked == 0;
    }

    /** Reads such requests. */
    @Component
    public static class Reader {

        private final List<BulkSource> sources;
        private final Lists lists;
        private final BulkChanges bulk;

        Reader(List<BulkSource> sources, Lists lists, BulkChanges bulk) {
            this.sources = sources;
            this.lists = lists;
            this.bulk = bulk;
        }

        /**
         * @throws ResponseStatusException 400 for too many boxes, and for all of a list whose filters cannot be read
         * @throws NotFound for a list whose records cannot be changed so
         */
        public BulkRequest read(Viewer viewer, Ui ui, String list, HttpServletRequest http) {
            BulkSource source = sources.stream()
                    .filter(known -> known.list().equals(list))
                    .findFirst()
                    .orElseThrow(() -> new NotFound(list));
            ListRequest<?> request =
                    lists.plain(ui, http, source.spec(ui, http.getParameterMap().keySet()));
            List<Parameter> again = new ArrayList<>();
            request.filters()
                    .fields()
                    .forEach(field -> again.add(
                            new Parameter(field.name(), request.filters().value(field.name()))));
            BiFunction<Selection, Integer, BulkRequest> of = (selection, picked) ->
                    new BulkRequest(source.kind(), request.spec().path(), selection, picked, again);
            if (http.getParameter(ALL) != null) {
                again.add(new Parameter(ALL, "true"));
                return of.apply(all(viewer, ui, source, request.filters()), 0);
            }
            List<Long> ids = ids(http);
            ids.forEach(id -> again.add(new Parameter(ID, id.toString())));
            return of.apply(bulk.actions(source.kind()).picked(viewer, ids), ids.size());
        }

        private static Selection all(Viewer viewer, Ui ui, BulkSource source, Form filters) {
            Selection all = filters.hasProblems() ? null : source.filtered(viewer, ui, filters);
            if (all == null || filters.hasProblems()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return all;
        }

        private static List<Long> ids(HttpServletRequest http) {
            String[] sent = http.getParameterValues(ID);
            if (sent != null && sent.length > BulkChanges.MOST_PICKED) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            try {
                return sent == null
                        ? List.of()
                        : Arrays.stream(sent).map(Long::valueOf).distinct().toList();
            } catch (NumberFormatException e) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
            }
        }
    }
}
