package peyvand.web.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import peyvand.operational.competitor.CompetitorQueries;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.customer.CustomerFields;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.form.Rates;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** The fields of an opportunity, between forms and {@link OpportunityData}. */
@Component
class OpportunityFields {

    static final String STAGE = "stage";
    static final String ME = "me";

    private final CustomerFields customers;
    private final StageChoices stages;
    private final PipelineQueries pipelines;
    private final StaffQueries staff;
    private final CompetitorQueries competitors;

    OpportunityFields(
            CustomerFields customers,
            StageChoices stages,
            PipelineQueries pipelines,
            StaffQueries staff,
            CompetitorQueries competitors) {
        this.customers = customers;
        this.stages = stages;
        this.pipelines = pipelines;
        this.staff = staff;
        this.competitors = competitors;
    }

    /** Of an opportunity still to be opened: it says where it begins, too. */
    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>(fields());
        fields.add(2, Field.choice(STAGE, stages(ui)).asRequired());
        return fields;
    }

    private List<Field> fields() {
        return List.of(
                Field.text("opportunityName", 200).asRequired(),
                Field.suggested("customer", "/customers/suggestions")
                        .asRequired()
                        .withHint("opportunity.customer.hint"),
                Field.decimal("expectedAmount").asRequired(),
                Field.text("currency", 3).withHint("order.currency.hint"),
                Field.text(Rates.FIELD, 30).withHint("order.exchangeRate.hint"),
                Field.date("openedOn").asRequired(),
                Field.date("closeOn").withHint("opportunity.closeOn.hint"),
                owner(),
                Field.text("nextStep", 200).withHint("opportunity.nextStep.hint"),
                Field.text("source", 100),
                Field.suggested("partner", "/customers/suggestions").withHint("opportunity.partner.hint"),
                Field.words("tags").withHint("customer.tags.hint"),
                Field.longText("note"));
    }

    /** @param itemised whether the lines say the amount */
    private List<Field> fields(boolean itemised) {
        return fields().stream()
                .map(field -> itemised && field.name().equals("expectedAmount")
                        ? field.withHint("opportunity.expectedAmount.hint")
                        : field)
                .toList();
    }

    private Field owner() {
        return Field.choice("owner", people());
    }

    /** Whose opportunities somebody looks for: their own, or a colleague's. */
    Field ownerToFind() {
        return Field.choice(
                "owner",
                Stream.concat(Stream.of(new Choice(ME, null)), people().stream())
                        .toList());
    }

    /** @return null for everybody's */
    static @Nullable StaffId owner(@Nullable String chosen, Viewer viewer) {
        return chosen == null ? null : chosen.equals(ME) ? viewer.staff() : StaffId.valueOf(chosen);
    }

    List<Choice> people() {
        return staff.choices().stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
    }

    List<Choice> teams() {
        return staff.teams().stream()
                .map(team -> new Choice(team.id().toString(), team.name()))
                .toList();
    }

    List<Choice> pipelines(Ui ui) {
        return stages.pipelines(ui);
    }

    List<Choice> reasons(Ui ui) {
        return pipelines.lossReasons().stream()
                .map(reason ->
                        new Choice(Long.toString(reason.id()), reason.label().in(ui.getLanguage())))
                .toList();
    }

    List<Choice> competitors() {
        return competitors.choices().stream()
                .map(one -> new Choice(one.id().toString(), one.name()))
                .toList();
    }

    List<Choice> stages(Ui ui) {
        return stages.stages(ui);
    }

    Form form(OpportunityDetails opportunity, Formats formats) {
        OpportunityData data = opportunity.data();
        return Form.empty(fields(opportunity.itemised()), formats)
                .version(opportunity.version())
                .with("opportunityName", data.name())
                .with("customer", customer(opportunity))
                .with("expectedAmount", data.amount())
                .with("currency", data.rate().currency())
                .with(Rates.FIELD, data.rate().exchangeRate())
                .with("openedOn", data.openedOn())
                .with("closeOn", data.closeOn())
                .with("owner", data.owner())
                .with("nextStep", data.nextStep())
                .with("source", data.source())
                .with("partner", partner(opportunity))
                .with("tags", data.tags())
                .with("note", data.note());
    }

    /**
     * What a form without problems says.
     *
     * @param now the opportunity as it is; null for a new one
     * @return null where a further problem came up
     */
    @Nullable
    OpportunityData data(Form form, @Nullable OpportunityDetails now, Viewer viewer, Formats formats) {
        CustomerId customer = now != null && form.value("customer").equals(customer(now))
                ? now.data().customer()
                : customers.named(form, "customer", viewer);
        CustomerId partner = partner(form, now, viewer);
        Rate rate = new Rate(currency(form), Rates.read(form, formats));
        if (form.hasProblems()) {
            return null;
        }
        String owner = form.text("owner");
        return new OpportunityData(
                form.required("opportunityName"),
                Objects.requireNonNull(customer),
                Objects.requireNonNull(form.decimal("expectedAmount")),
                rate,
                Objects.requireNonNull(form.date("openedOn")),
                form.date("closeOn"),
                owner == null ? null : StaffId.valueOf(owner),
                form.text("source"),
                form.text("nextStep"),
                partner,
                form.text("note"),
                form.words("tags"));
    }

    static StageId stage(Form form) {
        return StageId.valueOf(form.required(STAGE));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.opportunity.closeBeforeOpen", "rule.opportunity.closeFar" -> "closeOn";
            case "rule.opportunity.openedOn" -> "openedOn";
            case "rule.opportunity.customerArchived" -> "customer";
            case "rule.opportunity.partner" -> "partner";
            case "rule.opportunity.amount", "rule.opportunity.amountOfLines" -> "expectedAmount";
            case "rule.opportunity.stage" -> STAGE;
            case "rule.order.exchangeRate" -> Rates.FIELD;
            case "rule.currency", "rule.opportunity.currencyOfLines" -> "currency";
            case "rule.collaborator.most" -> "owner";
            default -> "opportunityName";
        };
    }

    private @Nullable CustomerId partner(Form form, @Nullable OpportunityDetails now, Viewer viewer) {
        String typed = form.text("partner");
        if (typed == null) {
            return null;
        }
        return now != null && typed.equals(partner(now))
                ? now.data().partner()
                : customers.named(form, "partner", viewer);
    }

    private static @Nullable String currency(Form form) {
        String currency = form.text("currency");
        return currency == null ? null : currency.toUpperCase(Locale.ROOT);
    }

    private static String customer(OpportunityDetails opportunity) {
        return opportunity.customerName() + " (" + opportunity.customerNumber() + ")";
    }

    private static @Nullable String partner(OpportunityDetails opportunity) {
        return opportunity.data().partner() == null
                ? null
                : opportunity.partnerName() + " (" + opportunity.partnerNumber() + ")";
    }
}
