package peyvand.web.lead;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.Countries;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.lead.LeadData;
import peyvand.operational.lead.LeadDetails;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.customer.CustomerFields;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/** The fields of a lead, between forms and {@link LeadData}. */
@Component
class LeadFields {

    static final Field PERSON = Field.text("personName", 200);
    static final Field ORGANISATION = Field.text("organisation", 200);
    static final Field EMAIL = Field.text("email", 254).of(FieldType.EMAIL);
    static final Field PHONE = Field.text("phone", 60);
    static final Field CITY = Field.text("city", 100);
    static final Field COUNTRY = Field.text("country", 100);
    static final Field INTEREST = Field.longText("interest").withHint("lead.interest.hint");

    static final Field LANGUAGE = Field.choice(
            "contactLanguage",
            List.of("fa", "en", "ar", "tr", "de", "fr").stream()
                    .map(code -> new Choice(code, null))
                    .toList());

    private final CustomerFields customers;
    private final StaffQueries staff;

    LeadFields(CustomerFields customers, StaffQueries staff) {
        this.customers = customers;
        this.staff = staff;
    }

    /** What is asked first; the others can wait. */
    List<Field> first() {
        return List.of(PERSON.withHint("lead.name.hint"), ORGANISATION, EMAIL, PHONE, INTEREST, owner());
    }

    List<Field> further() {
        return List.of(
                Field.text("jobTitle", 150),
                CITY,
                COUNTRY,
                Field.text("website", 300),
                LANGUAGE,
                Field.text("source", 100),
                Field.suggested("partner", "/customers/suggestions").withHint("lead.partner.hint"));
    }

    List<Field> all() {
        return Stream.concat(first().stream(), further().stream()).toList();
    }

    private Field owner() {
        return Field.choice(
                "owner",
                staff.choices().stream()
                        .map(person -> new Choice(person.id().toString(), person.name()))
                        .toList());
    }

    Form form(LeadDetails lead, Formats formats) {
        LeadData data = lead.data();
        return Form.empty(all(), formats)
                .version(lead.version())
                .with("personName", data.person())
                .with("organisation", data.organisation())
                .with("jobTitle", data.jobTitle())
                .with("email", data.email())
                .with("phone", data.phone())
                .with("city", data.city())
                .with("country", data.country() == null ? null : formats.country(data.country()))
                .with("website", data.website())
                .with("contactLanguage", data.language())
                .with("source", data.source())
                .with("partner", partner(lead))
                .with("interest", data.interest())
                .with("owner", data.owner());
    }

    /**
     * What a form without problems says.
     *
     * @param now the lead as it is; null for a new one
     * @return null where a further problem came up
     */
    @Nullable
    LeadData data(Form form, @Nullable LeadDetails now, Viewer viewer) {
        CustomerId partner = partner(form, now, viewer);
        if (form.hasProblems()) {
            return null;
        }
        String owner = form.text("owner");
        return new LeadData(
                form.text("personName"),
                form.text("organisation"),
                form.text("jobTitle"),
                form.text("email"),
                form.text("phone"),
                form.text("city"),
                Countries.code(form.text("country")),
                form.text("website"),
                form.text("contactLanguage"),
                form.text("source"),
                partner,
                form.text("interest"),
                owner == null ? null : StaffId.valueOf(owner));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.handle.email" -> "email";
            case "rule.handle.number", "rule.handle.length" -> "phone";
            case "rule.lead.owner" -> "owner";
            default -> "personName";
        };
    }

    private @Nullable CustomerId partner(Form form, @Nullable LeadDetails now, Viewer viewer) {
        String typed = form.text("partner");
        if (typed == null) {
            return null;
        }
        return now != null && typed.equals(partner(now))
                ? now.data().partner()
                : customers.named(form, "partner", viewer);
    }

    private static @Nullable String partner(LeadDetails lead) {
        return lead.data().partner() == null ? null : lead.partnerName() + " (" + lead.partnerNumber() + ")";
    }
}
