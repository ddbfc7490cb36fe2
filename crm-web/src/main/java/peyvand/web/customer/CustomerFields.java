package peyvand.web.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.Countries;
import peyvand.domain.CustomerId;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.CustomerChoice;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerKind;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/** The fields of a customer, between forms and {@link CustomerData}. */
@Component
public class CustomerFields {

    private static final Pattern NUMBER_IN_PARENTHESES = Pattern.compile(".*\\(([^()]+)\\)\\s*");

    private final CustomerQueries customers;
    private final StaffQueries staff;

    CustomerFields(CustomerQueries customers, StaffQueries staff) {
        this.customers = customers;
        this.staff = staff;
    }

    /** @param kind null while it can still be chosen */
    List<Field> fields(@Nullable CustomerKind kind) {
        List<Field> fields = new ArrayList<>();
        if (kind == null) {
            fields.add(Field.choice("kind", CustomerKind.class).asRequired());
        }
        fields.add(Field.text("name", 200).asRequired());
        fields.add(Field.text("reference", 100).withHint("customer.reference.hint"));
        fields.add(Field.text("city", 100));
        fields.add(Field.text("country", 100));
        if (kind != CustomerKind.PERSON) {
            fields.add(Field.text("sector", 100));
            fields.add(Field.text("website", 300));
            fields.add(Field.wholeNumber("foundedYear"));
            fields.add(Field.wholeNumber("employees"));
            fields.add(Field.decimal("annualRevenue"));
            fields.add(Field.suggested("parent", "/customers/suggestions"));
        }
        fields.add(owner());
        fields.add(Field.text("source", 100));
        fields.add(Field.words("tags").withHint("customer.tags.hint"));
        fields.add(Field.longText("note"));
        return fields;
    }

    private Field owner() {
        return Field.choice(
                "owner",
                staff.choices().stream()
                        .map(person -> new Field.Choice(person.id().toString(), person.name()))
                        .toList());
    }

    Form form(CustomerDetails customer, Formats formats) {
        CustomerData data = customer.data();
        return Form.empty(fields(data.kind()), formats)
                .version(customer.version())
                .with("name", data.name())
                .with("reference", data.reference())
                .with("city", data.city())
                .with("country", data.country() == null ? null : formats.country(data.country()))
                .with("sector", data.sector())
                .with("website", data.website())
                .with("foundedYear", data.foundedYear())
                .with("employees", data.employees())
                .with("annualRevenue", data.annualRevenue())
                .with(
                        "parent",
                        data.parent() == null ? null : customer.parentName() + " (" + customer.parentNumber() + ")")
                .with("owner", data.owner())
                .with("source", data.source())
                .with("tags", data.tags())
                .with("note", data.note());
    }

    /** What a form without problems says; a field the form does not have stays as it is. */
    CustomerData data(Form form, @Nullable CustomerData now, Viewer viewer) {
        CustomerKind kind = now == null ? Objects.requireNonNull(form.choice("kind", CustomerKind.class)) : now.kind();
        boolean organisation = kind == CustomerKind.ORGANISATION;
        String owner = form.text("owner");
        return new CustomerData(
                kind,
                form.required("name"),
                form.text("reference"),
                organisation ? form.text("sector") : null,
                organisation ? form.text("website") : null,
                organisation ? form.wholeNumber("foundedYear") : null,
                organisation ? form.wholeNumber("employees") : null,
                organisation ? form.decimal("annualRevenue") : null,
                form.text("city"),
                Countries.code(form.text("country")),
                form.text("source"),
                form.text("note"),
                organisation ? parent(form, viewer) : null,
                owner == null ? null : StaffId.valueOf(owner),
                form.words("tags"));
    }

    private @Nullable CustomerId parent(Form form, Viewer viewer) {
        return form.text("parent") == null ? null : named(form, "parent", viewer);
    }

    /** The customer a suggested field names as "name (number)", or by a number or name that only one has; else null and a problem. */
    public @Nullable CustomerId named(Form form, String field, Viewer viewer) {
        String text = form.value(field);
        Matcher numbered = NUMBER_IN_PARENTHESES.matcher(text);
        String wanted = numbered.matches() ? numbered.group(1).strip() : text;
        Optional<CustomerChoice> exactly = customers.numbered(viewer, wanted);
        if (exactly.isPresent()) {
            return exactly.get().id();
        }
        List<CustomerChoice> choices = customers.choices(viewer, wanted, 20);
        List<CustomerChoice> exact =
                choices.stream().filter(choice -> choice.name().equals(text)).toList();
        if (exact.size() == 1) {
            return exact.get(0).id();
        }
        form.reject(field, choices.isEmpty() ? "form.customer.unknown" : "form.customer.which");
        return null;
    }
}
