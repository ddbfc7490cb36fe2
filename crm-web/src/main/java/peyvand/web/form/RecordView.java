package peyvand.web.form;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The head and the facts of a record's page. */
public record RecordView(
        String id,
        String path,
        String name,
        @Nullable String number,
        @Nullable String kind,
        boolean person,
        boolean editable,
        List<String> tags,
        List<Fact> facts) {

    public RecordView and(List<Fact> more) {
        return new RecordView(
                id,
                path,
                name,
                number,
                kind,
                person,
                editable,
                tags,
                Stream.concat(facts.stream(), more.stream()).toList());
    }
}
