package peyvand.web.list;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import peyvand.web.i18n.Ui;

/**
 * The tabs above a list, and what can be done with the one that is open.
 *
 * @param changed whether the list shows something else than the open view keeps
 * @param reset the address of the open view as it is kept
 * @param open null where the list shows no view
 * @param kept what a form of filters sends along, to stay in this view, order and columns
 * @param choosing what a choice of columns sends along
 * @param state all that a new view is to keep
 * @param filters by which the list shows what it shows
 * @param key of the form that makes a new view
 */
public record ViewsView(
        List<Tab> tabs,
        boolean changed,
        boolean degraded,
        @Nullable String reset,
        @Nullable Open open,
        boolean mayShare,
        List<Parameter> kept,
        List<Parameter> choosing,
        List<Parameter> state,
        List<Parameter> filters,
        String forms,
        UUID key) {

    /** @param own whether only the reader sees it */
    public record Tab(String label, String href, boolean current, boolean starts, boolean own) {}

    /** @param editable null where the reader may not change it */
    public record Open(
            String key,
            String label,
            boolean saved,
            boolean starts,
            @Nullable String editable,
            int version) {}

    static ViewsView of(ListRequest<?> request, Ui ui) {
        OpenViews views = request.views();
        String path = request.spec().path();
        String forms = "/lists/" + request.spec().name() + "/views";
        OpenViews.View open = views.opened().orElse(null);
        boolean changed = open != null && request.changed();
        String shown = open == null ? OpenViews.ALL : open.key();
        return new ViewsView(
                views.views().stream()
                        .map(view -> tab(view, views, path, view.key().equals(shown)))
                        .toList(),
                changed,
                open != null && open.degraded(),
                open == null ? null : href(path, open, views),
                open == null ? null : open(open, views, forms, ui),
                ui.may("BULK"),
                kept(request),
                choosing(request),
                state(request),
                request.filtering(),
                forms,
                UUID.randomUUID());
    }

    private static Tab tab(OpenViews.View view, OpenViews views, String path, boolean current) {
        return new Tab(
                view.label(), href(path, view, views), current, view.key().equals(views.start()), !view.shared());
    }

    /** All there is needs no view in its address, unless the list begins with another one. */
    private static String href(String path, OpenViews.View view, OpenViews views) {
        return view.key().equals(OpenViews.ALL) && views.start() == null ? path : path + "?view=" + view.key();
    }

    private static Open open(OpenViews.View view, OpenViews views, String forms, Ui ui) {
        boolean editable = view.id() != null && (!view.shared() || ui.may("BULK"));
        return new Open(
                view.key(),
                view.label(),
                view.id() != null,
                view.key().equals(views.start()),
                editable ? forms + "/" + view.id() : null,
                view.version());
    }

    private static List<Parameter> kept(ListRequest<?> request) {
        List<Parameter> kept = new ArrayList<>(view(request));
        request.differences(request.sort()).stream()
                .filter(parameter -> parameter.name().equals(ViewParameters.SORT))
                .forEach(kept::add);
        if (!request.askedColumns().equals(request.views().usualColumns())) {
            request.askedColumns().forEach(name -> kept.add(new Parameter(ListSpec.COLUMNS, name)));
        }
        return kept;
    }

    private static List<Parameter> choosing(ListRequest<?> request) {
        List<Parameter> choosing = new ArrayList<>(view(request));
        choosing.addAll(request.differences(request.sort()));
        return choosing;
    }

    private static List<Parameter> view(ListRequest<?> request) {
        String open = request.views().open();
        return open == null ? List.of() : List.of(new Parameter(Lists.VIEW, open));
    }

    static List<Parameter> state(ListRequest<?> request) {
        List<Parameter> state = new ArrayList<>(request.filtering());
        if (request.sort() != null) {
            state.add(new Parameter(ViewParameters.SORT, request.sort()));
        }
        request.columns().forEach(column -> state.add(new Parameter(ListSpec.COLUMNS, column.name())));
        return state;
    }
}
