package peyvand.web.pivot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import peyvand.analytical.pivot.Answer;
import peyvand.analytical.pivot.Cut;
import peyvand.analytical.pivot.Question;
import peyvand.web.form.Form;
import peyvand.web.list.Parameter;

/**
 * What somebody asks of sales.
 *
 * @param form as it was filled in
 */
record PivotRequest(Form form, Question question) {

    static final String PATH = "/pivot";
    static final String SAVED = "saved";
    static final String ROW = "row";
    static final String COLUMN = "column";
    static final String BUT = "But";

    /** @throws ResponseStatusException 400 where there is nothing to be answered */
    PivotRequest valid() {
        if (form.hasProblems()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return this;
    }

    /** What its address says. */
    List<Parameter> parameters() {
        return form.fields().stream()
                .map(field -> new Parameter(field.name(), form.value(field.name())))
                .filter(parameter -> !parameter.value().isEmpty())
                .toList();
    }

    String link(String path, List<Parameter> more) {
        return Parameter.link(
                path, Stream.concat(parameters().stream(), more.stream()).toList());
    }

    String link(String path) {
        return link(path, List.of());
    }

    /** The lines behind a figure. */
    String lines(Answer answer, int row, int column) {
        List<Parameter> more = new ArrayList<>(cut(ROW, answer.rows(), row));
        more.addAll(cut(COLUMN, answer.columns(), column));
        return link(PATH + "/lines", more);
    }

    /** @param name under which a part of a dimension stands in an address */
    static List<Parameter> parameters(String name, Cut cut) {
        return cut.key() != null
                ? List.of(new Parameter(name, cut.key()))
                : cut.but().stream().map(key -> new Parameter(name + BUT, key)).toList();
    }

    private static List<Parameter> cut(String name, List<String> keys, int place) {
        return parameters(
                name,
                switch (place) {
                    case Answer.TOTAL -> Cut.ALL;
                    case Answer.OTHERS -> Cut.allBut(keys);
                    default -> Cut.of(keys.get(place - 1));
                });
    }
}
