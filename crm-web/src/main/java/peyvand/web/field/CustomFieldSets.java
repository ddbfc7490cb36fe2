package peyvand.web.field;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.Changes.Change;
import peyvand.domain.RecordKind;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomFieldQueries;
import peyvand.operational.field.CustomFilter;
import peyvand.operational.field.CustomValues;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.ListSpec;

/** The custom fields of a kind of record, for one request. */
@Component
public class CustomFieldSets {

    private final CustomFieldQueries fields;
    private final CustomValues values;

    CustomFieldSets(CustomFieldQueries fields, CustomValues values) {
        this.fields = fields;
        this.values = values;
    }

    public CustomFieldSet of(RecordKind kind, Ui ui) {
        List<CustomField> inUse =
                fields.of(kind).stream().filter(field -> !field.retired()).toList();
        return new CustomFieldSet(kind, inUse, values, ui);
    }

    /** Those that these changes tell of, retired ones included. */
    public CustomChanges changes(Stream<Map<String, Change>> changes, Ui ui) {
        Set<String> keys = changes.flatMap(change -> change.keySet().stream()).collect(Collectors.toSet());
        return new CustomChanges(fields.named(keys), ui);
    }

    /**
     * A list with those of its records.
     *
     * @param asked the names of the request's parameters
     * @param id of a row's record
     * @throws ResponseStatusException 400 where one of them is meant for a field that is not there
     */
    public <R> ListSpec<R> extend(ListSpec<R> list, RecordKind kind, Ui ui, Set<String> asked, Function<R, Long> id) {
        return new CustomList<>(kind, fields.of(kind), asked, id, values, ui).extend(list);
    }

    /** What the filters of such a list ask of them; one that cannot be read lets everything through. */
    public List<CustomFilter> filters(Form form) {
        return fields.named(CustomList.asked(form)).values().stream()
                .map(field -> CustomList.filter(field, form))
                .filter(Objects::nonNull)
                .toList();
    }
}
