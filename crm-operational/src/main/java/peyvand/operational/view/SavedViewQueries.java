package peyvand.operational.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.NotFound;
import peyvand.domain.ViewId;
import peyvand.domain.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the views of lists. */
@Repository
public class SavedViewQueries {

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};
    private static final TypeReference<List<String>> COLUMNS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SavedViewQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public ViewsOfList of(Viewer viewer, String list) {
        List<SavedView> views = jdbc.sql("""
                select * from (
                  select v.* from saved_view v where v.list = :list and v.shared
                  union all
                  select v.* from saved_view v where v.list = :list and not v.shared and v.owner_id = :viewer
                ) v order by not v.shared, v.place, v.id
                """)
                .param("list", list)
                .param("viewer", viewer.staff().value())
                .query(this::view)
                .list();
        return jdbc.sql("select view_id, built_in from starting_view where staff_id = :viewer and list = :list")
                .param("viewer", viewer.staff().value())
                .param("list", list)
                .query((row, n) -> new ViewsOfList(
                        views,
                        row.getString("view_id") == null ? null : new ViewId(row.getLong("view_id")),
                        row.getString("built_in")))
                .optional()
                .orElseGet(() -> new ViewsOfList(views, null, null));
    }

    /** @throws NotFound when there is none of this list that this viewer may open */
    public SavedView view(Viewer viewer, String list, ViewId id) {
        return jdbc.sql("""
                select * from saved_view where id = :id and list = :list and (shared or owner_id = :viewer)
                """)
                .param("id", id.value())
                .param("list", list)
                .param("viewer", viewer.staff().value())
                .query(this::view)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(
                new ViewId(row.getLong("id")),
                row.getString("list"),
                row.getString("name"),
                row.getBoolean("shared"),
                new ViewContent(
                        json.readValue(row.getString("parameters"), PARAMETERS),
                        json.readValue(row.getString("columns"), COLUMNS)),
                row.getInt("version"));
    }
}
