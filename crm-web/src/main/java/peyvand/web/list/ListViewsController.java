package peyvand.web.list;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.domain.ViewId;
import peyvand.domain.Viewer;
import peyvand.operational.submission.Submissions;
import peyvand.operational.view.SavedView;
import peyvand.operational.view.SavedViewQueries;
import peyvand.operational.view.SavedViews;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Keeps views of lists: makes, renames, shares, orders, stars and removes them. */
@Controller
@RequestMapping("/lists/{list}/views")
class ListViewsController {

    private static final String NAME = "viewName";
    private static final String SHARED = "viewShared";

    private final SavedViews views;
    private final SavedViewQueries queries;
    private final ListSources lists;
    private final Lists reading;
    private final Submissions submissions;

    ListViewsController(
            SavedViews views, SavedViewQueries queries, ListSources lists, Lists reading, Submissions submissions) {
        this.views = views;
        this.queries = queries;
        this.lists = lists;
        this.reading = reading;
        this.submissions = submissions;
    }

    /** @param editable whether the reader may change it */
    record Row(String id, String name, String href, boolean shared, boolean editable, boolean starts) {}

    @GetMapping
    String all(Viewer viewer, Ui ui, @PathVariable String list, Model model) {
        ListSpec<?> spec = lists.spec(list, ui);
        var kept = queries.of(viewer, list);
        model.addAttribute(
                "views",
                kept.views().stream()
                        .map(view -> new Row(
                                view.id().toString(),
                                view.name(),
                                spec.path() + "?view=" + view.id(),
                                view.shared(),
                                !view.shared() || ui.may("BULK"),
                                view.id().equals(kept.start())))
                        .toList());
        model.addAttribute("path", spec.path());
        model.addAttribute("forms", "/lists/" + list + "/views");
        model.addAttribute("title", ui.message("view.title." + list));
        return "list/views";
    }

    /** Keeps what the list shows, as the form says it, under a name. */
    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            @PathVariable String list,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        ListSpec<?> spec = lists.spec(list, ui);
        ListRequest<?> shown = reading.plain(ui, http, spec);
        Form form = Form.read(fields(ui), ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                String location = submissions.once(
                        viewer,
                        form.key(),
                        () -> spec.path() + "?view="
                                + views.create(
                                        viewer,
                                        list,
                                        form.required(NAME),
                                        form.text(SHARED) != null,
                                        ViewParameters.stored(shown)));
                after.addFlashAttribute("notice", ui.message("view.made"));
                return "redirect:" + location;
            } catch (RuleViolation violation) {
                form.reject(NAME, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(ui, form, "view.new", "/lists/" + list + "/views", spec.path(), ViewsView.state(shown), model);
    }

    @GetMapping("/{id}")
    String edit(Viewer viewer, Ui ui, @PathVariable String list, @PathVariable ViewId id, Model model) {
        SavedView view = queries.view(viewer, list, id);
        Form form = Form.empty(fields(ui), ui.formats())
                .version(view.version())
                .with(NAME, view.name())
                .with(SHARED, view.shared() ? "true" : null);
        return page(ui, form, list, id, model);
    }

    @PostMapping("/{id}")
    String settle(
            Viewer viewer,
            Ui ui,
            @PathVariable String list,
            @PathVariable ViewId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(fields(ui), ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                views.settle(viewer, list, id, form.version(), form.required(NAME), form.text(SHARED) != null);
                after.addFlashAttribute("notice", ui.message("form.saved"));
                return "redirect:/lists/" + list + "/views";
            } catch (RuleViolation violation) {
                form.reject(NAME, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(ui, form, list, id, model);
    }

    /** Has a view keep what the list shows now. */
    @PostMapping("/{id}/content")
    String change(
            Viewer viewer,
            Ui ui,
            @PathVariable String list,
            @PathVariable ViewId id,
            @RequestParam int version,
            HttpServletRequest http,
            RedirectAttributes after) {
        ListSpec<?> spec = lists.spec(list, ui);
        views.change(viewer, list, id, version, ViewParameters.stored(reading.plain(ui, http, spec)));
        after.addFlashAttribute("notice", ui.message("form.saved"));
        return "redirect:" + spec.path() + "?view=" + id;
    }

    @PostMapping("/{id}/place")
    String move(Viewer viewer, @PathVariable String list, @PathVariable ViewId id, @RequestParam boolean earlier) {
        views.move(viewer, list, id, earlier);
        return "redirect:/lists/" + list + "/views";
    }

    @PostMapping("/{id}/removal")
    String remove(Viewer viewer, Ui ui, @PathVariable String list, @PathVariable ViewId id, RedirectAttributes after) {
        views.remove(viewer, list, id);
        after.addFlashAttribute("notice", ui.message("view.removed"));
        return "redirect:/lists/" + list + "/views";
    }

    /** @param view with which the list begins from now on; empty: with all */
    @PostMapping("/start")
    String start(
            Viewer viewer, Ui ui, @PathVariable String list, @RequestParam(required = false) @Nullable String view) {
        ListSpec<?> spec = lists.spec(list, ui);
        if (view == null || view.isEmpty() || view.equals(OpenViews.ALL)) {
            views.startWithAll(viewer, list);
            return "redirect:" + spec.path();
        }
        if (spec.builtIns().stream().anyMatch(known -> known.name().equals(view))) {
            views.startBuiltIn(viewer, list, view);
        } else {
            views.start(viewer, list, id(view));
        }
        return "redirect:" + spec.path() + "?view=" + view;
    }

    private static ViewId id(String view) {
        try {
            return ViewId.valueOf(view);
        } catch (NumberFormatException e) {
            throw new NotFound(view);
        }
    }

    private static List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>(
                List.of(Field.text(NAME, SavedViews.LONGEST_NAME).asRequired()));
        if (ui.may("BULK")) {
            fields.add(Field.choice(SHARED, List.of(new Choice("true", null))));
        }
        return fields;
    }

    private static String page(Ui ui, Form form, String list, ViewId id, Model model) {
        String forms = "/lists/" + list + "/views";
        return page(ui, form, "view.edit", forms + "/" + id, forms, List.of(), model);
    }

    private static String page(
            Ui ui, Form form, String title, String action, String back, List<Parameter> state, Model model) {
        model.addAttribute("title", ui.message(title));
        model.addAttribute("form", form);
        model.addAttribute("action", action);
        model.addAttribute("back", back);
        model.addAttribute("state", state);
        return "list/view";
    }
}
