package peyvand.web.form;

import java.util.List;
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
        List<Fact> facts) {}
