package peyvand.web.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.ContactId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactPreference;
import peyvand.operational.customer.ContactPreferenceDetails;
import peyvand.operational.customer.ContactPreferences;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.PreferenceQueries;
import peyvand.web.form.Editing;
import peyvand.web.i18n.Ui;

/** How a contact wants to be reached, with all that was ever agreed. */
@Controller
@RequestMapping("/contacts/{id}/preferences")
class PreferenceController {

    private final ContactPreferences preferences;
    private final PreferenceQueries queries;
    private final Preferences views;
    private final ContactQueries contacts;

    PreferenceController(
            ContactPreferences preferences, PreferenceQueries queries, Preferences views, ContactQueries contacts) {
        this.preferences = preferences;
        this.queries = queries;
        this.views = views;
        this.contacts = contacts;
    }

    @GetMapping
    String show(Viewer viewer, Ui ui, @PathVariable ContactId id, Model model) {
        ContactId survivor = contacts.survivor(id).orElse(id);
        if (!survivor.equals(id)) {
            return "redirect:/contacts/" + survivor + "/preferences";
        }
        ContactPreferenceDetails contact = queries.of(viewer, id);
        model.addAttribute("contact", contact);
        model.addAttribute("preferences", views.of(viewer, contact, ui));
        return "contact/preferences";
    }

    @GetMapping("/edit")
    String edit(Viewer viewer, Ui ui, @PathVariable ContactId id, Model model) {
        return editing(viewer, ui, id).page(model);
    }

    @PostMapping("/edit")
    String save(
            Viewer viewer,
            Ui ui,
            @PathVariable ContactId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui, id).submit(ui, http, response, model, after);
    }

    private Editing editing(Viewer viewer, Ui ui, ContactId id) {
        return new Editing(
                "/contacts/" + id + "/preferences",
                ui.message("preference.edit", Ui.isolated(queries.of(viewer, id).name())),
                () -> PreferenceFields.form(queries.of(viewer, id), ui),
                form -> {
                    ContactPreference data = PreferenceFields.data(form);
                    if (data != null) {
                        preferences.edit(viewer, id, form.version(), data);
                    }
                },
                () -> ContactFields.view(contacts.details(viewer, id), false, ui),
                PreferenceFields::blamed);
    }
}
