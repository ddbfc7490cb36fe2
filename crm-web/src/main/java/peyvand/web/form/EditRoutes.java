package peyvand.web.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/**
 * The routes by which a record is edited on a form of its own; a controller says how.
 *
 * @param <I> id of the record
 */
public interface EditRoutes<I> {

    Editing editing(Viewer viewer, Ui ui, I id);

    @GetMapping("/{id}/edit")
    default String edit(Viewer viewer, Ui ui, @PathVariable I id, Model model) {
        return editing(viewer, ui, id).page(model);
    }

    @PostMapping("/{id}/edit")
    default String save(
            Viewer viewer,
            Ui ui,
            @PathVariable I id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, id).submit(ui, http, response, model, after);
    }
}
