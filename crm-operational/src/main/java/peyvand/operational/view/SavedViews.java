package peyvand.operational.view;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.RecordKind;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.ViewId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands on views of lists. A private view is its owner's alone. A shared one stands on everybody's list: it belongs
 * to all who may change many records at once, and what becomes of it is in the audit log.
 */
@Service
@Transactional
public class SavedViews {

    /** So many private views one may keep of a list, and so many are shared of it. */
    public static final int MOST = 30;

    public static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final SavedViewQueries queries;
    private final AuditLog audit;
    private final Clock clock;
    private final JsonMapper json;

    SavedViews(JdbcClient jdbc, SavedViewQueries queries, AuditLog audit, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** @throws peyvand.domain.Refused when it is to be shared, without the right to change many records at once */
    public ViewId create(Viewer viewer, String list, String name, boolean shared, ViewContent content) {
        requireFor(viewer, shared);
        requireRoom(viewer, list, shared);
        ViewId id = unlessTaken(() -> new ViewId(jdbc.sql("""
                insert into saved_view (list, name, owner_id, shared, place, parameters, columns, created_at, updated_at)
                values (:list, :name, :owner, :shared, :place, cast(:parameters as jsonb), cast(:columns as jsonb), :now, :now)
                returning id
                """)
                .param("list", list)
                .param("name", checked(name))
                .param("owner", viewer.staff().value())
                .param("shared", shared)
                .param("place", nextPlace(viewer, list, shared))
                .param("parameters", json.writeValueAsString(checked(content).parameters()))
                .param("columns", json.writeValueAsString(content.columns()))
                .param("now", now())
                .query(Long.class)
                .single()));
        record(viewer, "CREATED", shared, id, Changes.between(Map.of(), Map.of("name", name)));
        return id;
    }

    /**
     * Has the view show what the list shows now.
     *
     * @param version of the view as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void change(Viewer viewer, String list, ViewId id, int version, ViewContent content) {
        SavedView view = locked(viewer, list, id);
        Stale.check(id, version, view.version());
        jdbc.sql("""
                update saved_view set parameters = cast(:parameters as jsonb), columns = cast(:columns as jsonb),
                       updated_at = :now, version = version + 1
                where id = :id
                """)
                .param("parameters", json.writeValueAsString(checked(content).parameters()))
                .param("columns", json.writeValueAsString(content.columns()))
                .param("now", now())
                .param("id", id.value())
                .update();
        record(viewer, "CHANGED", view.shared(), id, differences(view.content(), content));
    }

    /** Gives it a name, and to everybody or to the viewer alone. */
    public void settle(Viewer viewer, String list, ViewId id, int version, String name, boolean shared) {
        SavedView view = locked(viewer, list, id);
        Stale.check(id, version, view.version());
        requireFor(viewer, shared);
        if (shared != view.shared()) {
            requireRoom(viewer, list, shared);
        }
        unlessTaken(() -> jdbc.sql("""
                update saved_view set name = :name, shared = :shared, owner_id = :owner, updated_at = :now, version = version + 1,
                       place = case when shared = :shared then place else :place end
                where id = :id
                """)
                .param("name", checked(name))
                .param("shared", shared)
                .param("owner", viewer.staff().value())
                .param("place", nextPlace(viewer, list, shared))
                .param("now", now())
                .param("id", id.value())
                .update());
        Changes changes = Changes.between(
                Map.of("name", view.name(), "shared", view.shared()), Map.of("name", name, "shared", shared));
        record(viewer, "CHANGED", view.shared() || shared, id, changes);
    }

    public void remove(Viewer viewer, String list, ViewId id) {
        SavedView view = locked(viewer, list, id);
        jdbc.sql("delete from saved_view where id = :id")
                .param("id", id.value())
                .update();
        record(viewer, "REMOVED", view.shared(), id, Changes.between(Map.of("name", view.name()), Map.of()));
    }

    /** Changes places with the one before it, or after it, among the shared or the viewer's own. */
    public void move(Viewer viewer, String list, ViewId id, boolean earlier) {
        SavedView view = locked(viewer, list, id);
        List<ViewId> order = new ArrayList<>(queries.of(viewer, list).views().stream()
                .filter(other -> other.shared() == view.shared())
                .map(SavedView::id)
                .toList());
        int from = order.indexOf(id);
        int to = from + (earlier ? -1 : 1);
        if (to < 0 || to >= order.size()) {
            return;
        }
        Collections.swap(order, from, to);
        jdbc.sql("""
                update saved_view v set place = o.place
                from unnest(cast(:ids as bigint[])) with ordinality o (id, place) where v.id = o.id
                """)
                .param("ids", order.stream().map(ViewId::value).toArray(Long[]::new))
                .update();
    }

    /** The list begins with this view for the viewer from now on. */
    public void start(Viewer viewer, String list, ViewId id) {
        queries.view(viewer, list, id);
        start(viewer, list, id.value(), null);
    }

    /** The list begins with a view of the house. */
    public void startBuiltIn(Viewer viewer, String list, String name) {
        start(viewer, list, null, name);
    }

    /** The list begins with all there is, as it does for who never chose. */
    public void startWithAll(Viewer viewer, String list) {
        jdbc.sql("delete from starting_view where staff_id = :staff and list = :list")
                .param("staff", viewer.staff().value())
                .param("list", list)
                .update();
    }

    private void start(Viewer viewer, String list, @Nullable Long view, @Nullable String builtIn) {
        jdbc.sql("""
                insert into starting_view (staff_id, list, view_id, built_in) values (:staff, :list, :view, :builtIn)
                on conflict (staff_id, list) do update set view_id = excluded.view_id, built_in = excluded.built_in
                """)
                .param("staff", viewer.staff().value())
                .param("list", list)
                .param("view", view, Types.BIGINT)
                .param("builtIn", builtIn, Types.VARCHAR)
                .update();
    }

    /** The view, locked until this transaction ends, if the viewer may change it. */
    private SavedView locked(Viewer viewer, String list, ViewId id) {
        jdbc.sql("select 1 from saved_view where id = :id for update")
                .param("id", id.value())
                .query()
                .listOfRows();
        SavedView view = queries.view(viewer, list, id);
        requireFor(viewer, view.shared());
        return view;
    }

    private static void requireFor(Viewer viewer, boolean shared) {
        if (shared) {
            viewer.require(Right.BULK, "change views that everybody shares");
        }
    }

    /** Holds back who makes two at once: one waits for the other at their own row. */
    private void requireRoom(Viewer viewer, String list, boolean shared) {
        jdbc.sql("select 1 from staff where id = :id for no key update")
                .param("id", viewer.staff().value())
                .query()
                .listOfRows();
        long there = queries.of(viewer, list).views().stream()
                .filter(view -> view.shared() == shared)
                .count();
        if (there >= MOST) {
            throw new RuleViolation("rule.view.most", MOST);
        }
    }

    private int nextPlace(Viewer viewer, String list, boolean shared) {
        return jdbc.sql("""
                select coalesce(max(place), 0) + 1 from saved_view
                where list = :list and shared = :shared and (shared or owner_id = :owner)
                """)
                .param("list", list)
                .param("shared", shared)
                .param("owner", viewer.staff().value())
                .query(Integer.class)
                .single();
    }

    private static String checked(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new RuleViolation("rule.view.name", LONGEST_NAME);
        }
        return name;
    }

    private static ViewContent checked(ViewContent content) {
        if (!content.fits()) {
            throw new RuleViolation("rule.view.tooMuch");
        }
        return content;
    }

    private static <T> T unlessTaken(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("rule.view.nameTaken");
        }
    }

    private static Changes differences(ViewContent before, ViewContent after) {
        return Changes.between(facts(before), facts(after));
    }

    private static Map<String, Object> facts(ViewContent content) {
        Map<String, Object> facts = new LinkedHashMap<>(content.parameters());
        if (!content.columns().isEmpty()) {
            facts.put("columns", String.join(", ", content.columns()));
        }
        return facts;
    }

    private void record(Viewer viewer, String action, boolean shared, ViewId id, Changes changes) {
        if (shared) {
            audit.record(viewer, action, RecordKind.VIEW, id.value(), null, changes);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
