package peyvand.web.lead;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.LeadId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.duplicate.Candidate;
import peyvand.operational.lead.Conversion;
import peyvand.operational.lead.Converted;
import peyvand.operational.lead.LeadConversion;
import peyvand.operational.lead.LeadDetails;
import peyvand.operational.lead.LeadQueries;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.lead.ConversionForm.Choices;

/** Makes a customer of a lead. */
@Controller
@RequestMapping("/leads/{id}/conversion")
class LeadConversionController {

    private final LeadConversion conversion;
    private final LeadQueries leads;
    private final ConversionForm forms;

    LeadConversionController(LeadConversion conversion, LeadQueries leads, ConversionForm forms) {
        this.conversion = conversion;
        this.leads = leads;
        this.forms = forms;
    }

    /** @param value by which the form chooses them */
    record LikelyView(
            String value, String href, String kind, String name, String detail, String reason, List<String> handles) {}

    @GetMapping
    String page(Viewer viewer, Ui ui, @PathVariable LeadId id, Model model) {
        LeadDetails lead = leads.details(viewer, id);
        if (!lead.open()) {
            return "redirect:/leads/" + id;
        }
        Choices choices = forms.choices(viewer, lead);
        return page(lead, forms.suggested(lead, choices, ui), choices, ui, model);
    }

    @PostMapping
    String convert(
            Viewer viewer,
            Ui ui,
            @PathVariable LeadId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        LeadDetails lead = leads.details(viewer, id);
        if (lead.converted() != null) {
            return arrived(lead.converted());
        }
        Choices choices = forms.choices(viewer, lead);
        Form form = Form.read(forms.fields(choices, ui), ui.formats(), http.getParameterMap());
        Conversion to = forms.read(form, choices, viewer);
        if (to != null) {
            try {
                Converted converted = conversion.convert(viewer, id, to);
                after.addFlashAttribute("notice", ui.message("lead.convertedNow"));
                return arrived(converted);
            } catch (RuleViolation violation) {
                form.reject(ConversionForm.blamed(violation), violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(lead, form, choices, ui, model);
    }

    /** Where one goes on: with the sale, or else with the customer. */
    private static String arrived(Converted converted) {
        return converted.opportunity() == null
                ? "redirect:/customers/" + converted.customer()
                : "redirect:/opportunities/" + converted.opportunity();
    }

    private static String page(LeadDetails lead, Form form, Choices choices, Ui ui, Model model) {
        model.addAttribute("record", LeadView.record(lead, ui));
        model.addAttribute("form", form);
        model.addAttribute(
                "likely",
                choices.likely().entrySet().stream()
                        .map(one -> likely(one.getKey(), one.getValue(), ui))
                        .toList());
        model.addAttribute(
                "along",
                LeadView.record(lead, ui).facts().stream()
                        .filter(fact -> !fact.text().isEmpty())
                        .filter(fact -> !List.of("personName", "organisation").contains(fact.name()))
                        .toList());
        return "lead/conversion";
    }

    private static LikelyView likely(String value, Candidate one, Ui ui) {
        boolean contact = one.id() != one.customerId() || one.customerName() != null;
        return new LikelyView(
                value,
                (contact ? "/contacts/" : "/customers/") + one.id(),
                ui.message("search.kind." + (contact ? "CONTACT" : "CUSTOMER")),
                one.name(),
                SimilarView.detail(one),
                ui.message("duplicate.reason." + one.reason()),
                one.handles());
    }
}
