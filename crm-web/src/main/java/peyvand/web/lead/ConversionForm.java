package peyvand.web.lead;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactData;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.duplicate.Candidate;
import peyvand.operational.duplicate.DuplicateReason;
import peyvand.operational.lead.Conversion;
import peyvand.operational.lead.Conversion.Person;
import peyvand.operational.lead.Conversion.Sale;
import peyvand.operational.lead.LeadData;
import peyvand.operational.lead.LeadDetails;
import peyvand.operational.lead.LeadDuplicates;
import peyvand.operational.lead.LeadDuplicates.Found;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.web.customer.CustomerFields;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** What a lead is to become, between the form and {@link Conversion}: everything known of it stands there already. */
@Component
class ConversionForm {

    static final String BECOMES = "becomes";
    private static final String SALE = "withSale";
    private static final String CONTACT = "contact-";
    private static final String CUSTOMER = "customer-";
    private static final String OTHER = "other";
    private static final String ORGANISATION = "organisation";
    private static final String PERSON = "person";

    private final LeadDuplicates duplicates;
    private final CustomerFields customers;
    private final PipelineQueries pipelines;

    ConversionForm(LeadDuplicates duplicates, CustomerFields customers, PipelineQueries pipelines) {
        this.duplicates = duplicates;
        this.customers = customers;
        this.pipelines = pipelines;
    }

    /** Who it may be already, under the name by which the form chooses them. */
    record Choices(Map<String, Candidate> likely) {

        List<Choice> all() {
            List<Choice> all = new ArrayList<>();
            likely.keySet().forEach(key -> all.add(new Choice(key, null)));
            List.of(ORGANISATION, PERSON, OTHER).forEach(key -> all.add(new Choice(key, null)));
            return all;
        }
    }

    Choices choices(Viewer viewer, LeadDetails lead) {
        LeadData data = lead.data();
        Found found = duplicates.of(viewer, data.person(), data.organisation(), data.email(), data.phone(), lead.id());
        Map<String, Candidate> likely = new LinkedHashMap<>();
        found.contacts().stream().filter(one -> !one.archived()).forEach(one -> likely.put(CONTACT + one.id(), one));
        found.customers().stream().filter(one -> !one.archived()).forEach(one -> likely.put(CUSTOMER + one.id(), one));
        return new Choices(likely);
    }

    List<Field> fields(Choices choices, Ui ui) {
        return List.of(
                Field.choice(BECOMES, choices.all()).asRequired(),
                Field.suggested("customer", "/customers/suggestions"),
                Field.text("organisation", 200),
                Field.text("givenName", 100),
                Field.text("familyName", 200),
                Field.choice(SALE, List.of(new Choice("true", null))),
                Field.text("opportunityName", 200),
                Field.choice("stage", stages(ui)),
                Field.decimal("expectedAmount"),
                Field.date("closeOn").withHint("opportunity.closeOn.hint"));
    }

    /** The likeliest is chosen already; else it becomes what it is. */
    Form suggested(LeadDetails lead, Choices choices, Ui ui) {
        LeadData data = lead.data();
        ContactData person = data.person() == null ? null : ContactData.named(data.person());
        String likeliest = choices.likely().entrySet().stream()
                .filter(one -> one.getValue().reason() != DuplicateReason.SIMILAR_NAME)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(data.organisation() == null ? PERSON : ORGANISATION);
        return Form.empty(fields(choices, ui), ui.formats())
                .with(BECOMES, likeliest)
                .with("organisation", data.organisation())
                .with("givenName", person == null ? null : person.givenName())
                .with("familyName", person == null ? null : person.familyName())
                .with("opportunityName", saleName(data))
                .with(
                        "stage",
                        stages(ui).stream().map(Choice::value).findFirst().orElse(null));
    }

    /** @return null where a further problem came up */
    @Nullable
    Conversion read(Form form, Choices choices, Viewer viewer) {
        if (form.hasProblems()) {
            return null;
        }
        String becomes = form.required(BECOMES);
        Candidate likely = choices.likely().get(becomes);
        CustomerId customer = likely != null
                ? new CustomerId(likely.customerId())
                : becomes.equals(OTHER) ? customers.named(form, "customer", viewer) : null;
        ContactId contact = likely != null && becomes.startsWith(CONTACT) ? new ContactId(likely.id()) : null;
        if (becomes.equals(ORGANISATION) && form.text("organisation") == null) {
            form.reject("organisation", "form.required");
        }
        if (becomes.equals(PERSON) && form.text("familyName") == null) {
            form.reject("familyName", "form.required");
        }
        Sale sale = form.text(SALE) == null ? null : sale(form);
        return form.hasProblems()
                ? null
                : new Conversion(
                        customer,
                        contact,
                        becomes.equals(PERSON) ? CustomerKind.PERSON : CustomerKind.ORGANISATION,
                        form.text("organisation"),
                        person(form),
                        sale);
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.opportunity.closeBeforeOpen", "rule.opportunity.closeFar" -> "closeOn";
            case "rule.opportunity.amount" -> "expectedAmount";
            case "rule.opportunity.stage" -> "stage";
            case "rule.lead.customerName" -> "organisation";
            default -> BECOMES;
        };
    }

    private static @Nullable Person person(Form form) {
        String family = form.text("familyName");
        String given = form.text("givenName");
        return family != null ? new Person(given, family) : given != null ? new Person(null, given) : null;
    }

    private static @Nullable Sale sale(Form form) {
        for (String required : List.of("opportunityName", "stage")) {
            if (form.text(required) == null) {
                form.reject(required, "form.required");
            }
        }
        return form.hasProblems()
                ? null
                : new Sale(
                        form.required("opportunityName"),
                        StageId.valueOf(form.required("stage")),
                        Objects.requireNonNullElse(form.decimal("expectedAmount"), BigDecimal.ZERO),
                        form.date("closeOn"));
    }

    /** What they want, in its first line, or else who they are. */
    private static String saleName(LeadData data) {
        String interest = data.interest() == null
                ? ""
                : data.interest().lines().findFirst().orElse("");
        String name = interest.isBlank() ? data.name() : interest.strip();
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    private List<Choice> stages(Ui ui) {
        List<Pipeline> all = pipelines.current();
        return all.stream()
                .flatMap(pipeline -> pipeline.current().stream()
                        .map(stage -> new Choice(
                                stage.id().toString(),
                                all.size() == 1
                                        ? stage.label().in(ui.getLanguage())
                                        : pipeline.label().in(ui.getLanguage()) + ": "
                                                + stage.label().in(ui.getLanguage()))))
                .toList();
    }
}
