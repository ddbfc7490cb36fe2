package peyvand.operational.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.CustomFieldId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads which custom fields there are; that is no secret to who works here. */
@Repository
public class CustomFieldQueries {

    private static final String FIELDS = """
            select f.*, (
              select coalesce(json_agg(json_build_object('id', c.id, 'english', c.label_en, 'persian', c.label_fa,
                                                         'retired', c.retired_at is not null, 'version', c.version)
                                       order by c.place, c.id), '[]')
              from custom_choice c where c.field_id = f.id) as choices
            from custom_field f
            """;

    private static final TypeReference<List<Choice>> CHOICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CustomFieldQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Choice(
            long id, @Nullable String english, @Nullable String persian, boolean retired, int version) {}

    /** Those of a kind of record in their order, retired ones included. */
    public List<CustomField> of(RecordKind kind) {
        return jdbc.sql(FIELDS + "where f.record_kind = :kind order by f.place, f.id")
                .param("kind", kind.name())
                .query(this::row)
                .list();
    }

    /** Those that these names call, by the name. */
    public Map<String, CustomField> named(Collection<String> keys) {
        Long[] ids = keys.stream()
                .flatMap(key -> CustomFieldId.ofKey(key).stream())
                .map(CustomFieldId::value)
                .toArray(Long[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        return jdbc.sql(FIELDS + "where f.id = any (:ids)").param("ids", ids).query(this::row).list().stream()
                .collect(Collectors.toMap(CustomField::key, Function.identity()));
    }

    /** @throws NotFound when there is none */
    public CustomField field(CustomFieldId id) {
        return jdbc.sql(FIELDS + "where f.id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private CustomField row(ResultSet row, int number) throws SQLException {
        return new CustomField(
                new CustomFieldId(row.getLong("id")),
                RecordKind.valueOf(row.getString("record_kind")),
                FieldKind.valueOf(row.getString("kind")),
                new CustomFieldData(
                        new Label(row.getString("label_en"), row.getString("label_fa")),
                        new Label(row.getString("hint_en"), row.getString("hint_fa")),
                        row.getBoolean("required")),
                json.readValue(row.getString("choices"), CHOICES).stream()
                        .map(choice -> new CustomChoice(
                                choice.id, new Label(choice.english, choice.persian), choice.retired, choice.version))
                        .toList(),
                row.getTimestamp("retired_at") != null,
                row.getInt("version"));
    }
}
