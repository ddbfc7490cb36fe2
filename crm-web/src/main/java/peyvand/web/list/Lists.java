package peyvand.web.list;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.NotFound;
import peyvand.domain.Right;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.BulkChanges;
import peyvand.operational.staff.StaffQueries;
import peyvand.operational.view.SavedView;
import peyvand.operational.view.SavedViewQueries;
import peyvand.operational.view.ViewsOfList;
import peyvand.web.i18n.Ui;

/** Shows lists, as pages and as files: by a view, by what somebody asks for themselves, or both. */
@Component
public class Lists {

    static final String VIEW = "view";

    private final SavedViewQueries views;
    private final StaffQueries staff;
    private final BulkChanges bulk;
    private final ObjectProvider<BulkSource> changeable;

    Lists(SavedViewQueries views, StaffQueries staff, BulkChanges bulk, ObjectProvider<BulkSource> changeable) {
        this.views = views;
        this.staff = staff;
        this.bulk = bulk;
        this.changeable = changeable;
    }

    /** Puts a page of the list into the model. */
    public <F, R> void show(Viewer viewer, Ui ui, Listing<F, R> list, HttpServletRequest http, Model model) {
        ListRequest<R> request = open(viewer, ui, http, spec(list, ui, http));
        F filter = list.filter(viewer, ui, request.filters());
        Slice<R> slice = request.filled(
                list.queries().page(viewer, filter, list.sort(request), request.cursor(), request.size()));
        model.addAttribute(
                "list",
                ListView.of(
                        request, slice, () -> list.queries().count(viewer, filter), bulk(viewer, ui, list.list()), ui));
    }

    /** Writes all that the list shows by its filters, in its columns and order, into a file. */
    public <F, R> void export(Viewer viewer, Ui ui, Listing<F, R> list, HttpServletRequest http, Export export)
            throws IOException {
        ListRequest<R> request = read(viewer, ui, http, spec(list, ui, http));
        F filter = list.filter(viewer, ui, request.filters());
        export.write(
                list.kind(),
                list.list(),
                request.columns(),
                request.filled(rows -> list.queries().each(viewer, filter, list.sort(request), rows)));
    }

    private static <R> ListSpec<R> spec(Listing<?, R> list, Ui ui, HttpServletRequest http) {
        return list.spec(ui, http.getParameterMap().keySet());
    }

    /** What the viewer can do with many records of a list at once. */
    public List<ListView.Choice> bulk(Viewer viewer, Ui ui, String list) {
        return viewer.may(Right.BULK)
                ? changeable.stream()
                        .filter(source -> source.list().equals(list))
                        .flatMap(source -> bulk.actions(viewer, source.kind()).stream())
                        .map(action -> new ListView.Choice(action.name(), ui.message("bulk.action." + action.name())))
                        .toList()
                : List.of();
    }

    /** The list as a page: asked for nothing, it begins with the view the viewer starred. */
    private <R> ListRequest<R> open(Viewer viewer, Ui ui, HttpServletRequest http, ListSpec<R> spec) {
        OpenViews available = available(viewer, ui, spec);
        Map<String, String[]> asked = http.getParameterMap();
        String key = one(asked, VIEW);
        return read(
                viewer,
                ui,
                spec,
                asked,
                available.opening(key == null && plain(asked, spec) ? available.start() : key));
    }

    /** The list as its links, exports and forms say it. */
    private <R> ListRequest<R> read(Viewer viewer, Ui ui, HttpServletRequest http, ListSpec<R> spec) {
        Map<String, String[]> asked = http.getParameterMap();
        return read(viewer, ui, spec, asked, available(viewer, ui, spec).opening(one(asked, VIEW)));
    }

    /** The list as a form says it in full, whatever the viewer chose. */
    <R> ListRequest<R> plain(Ui ui, HttpServletRequest http, ListSpec<R> spec) {
        return spec.read(http.getParameterMap(), List.of(), ui.formats());
    }

    private <R> ListRequest<R> read(
            Viewer viewer, Ui ui, ListSpec<R> spec, Map<String, String[]> asked, OpenViews open) {
        if (open.open() != null && open.opened().isEmpty()) {
            throw new NotFound("view of " + spec.name());
        }
        Map<String, String[]> whole = new HashMap<>();
        open.opened()
                .ifPresent(view -> view.parameters().forEach((name, value) -> whole.put(name, new String[] {value})));
        whole.putAll(asked);
        return spec.read(whole, open, staff.columns(viewer, spec.name()), ui.formats());
    }

    private OpenViews available(Viewer viewer, Ui ui, ListSpec<?> spec) {
        ViewsOfList saved = views.of(viewer, spec.name());
        List<OpenViews.View> all = new ArrayList<>();
        all.add(new OpenViews.View(OpenViews.ALL, ui.message("view.all"), null, 0, true, Map.of(), List.of(), false));
        spec.builtIns().forEach(view -> all.add(builtIn(spec, view, ui)));
        saved.views().forEach(view -> all.add(saved(spec, view, ui)));
        String start =
                saved.start() == null ? saved.builtInStart() : saved.start().toString();
        return new OpenViews(all, all.stream().anyMatch(view -> view.key().equals(start)) ? start : null, null);
    }

    private static OpenViews.View builtIn(ListSpec<?> spec, BuiltInView view, Ui ui) {
        return new OpenViews.View(
                view.name(),
                ui.message("view.builtIn." + spec.name() + "." + view.name()),
                null,
                0,
                true,
                view.parameters(),
                List.of(),
                false);
    }

    private static OpenViews.View saved(ListSpec<?> spec, SavedView view, Ui ui) {
        var typed = ViewParameters.typed(spec, view.content().parameters(), ui.formats());
        return new OpenViews.View(
                view.id().toString(),
                view.name(),
                view.id(),
                view.version(),
                view.shared(),
                typed.parameters(),
                spec.known(view.content().columns()),
                typed.degraded());
    }

    private static boolean plain(Map<String, String[]> asked, ListSpec<?> spec) {
        return Stream.concat(
                        spec.filters().stream().map(field -> field.name()),
                        Stream.of(ViewParameters.SORT, ListSpec.COLUMNS, "at", "size"))
                .noneMatch(asked::containsKey);
    }

    private static @Nullable String one(Map<String, String[]> asked, String name) {
        String[] values = asked.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }
}
