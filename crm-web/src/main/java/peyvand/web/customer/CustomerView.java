package peyvand.web.customer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.customer.CustomerData;
import peyvand.operational.customer.CustomerDetails;
import peyvand.web.form.Fact;
import peyvand.web.form.RecordView;
import peyvand.web.form.WebAddress;
import peyvand.web.i18n.Ui;

/** A customer's page: what stands in its head and among its facts. */
final class CustomerView {

    private CustomerView() {}

    static RecordView of(CustomerDetails customer, Ui ui) {
        CustomerData data = customer.data();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("name", data.name()));
        facts.add(fact("reference", data.reference()));
        facts.add(fact("city", data.city()));
        facts.add(fact("country", data.country() == null ? null : ui.formats().country(data.country())));
        if (!customer.person()) {
            facts.add(fact("sector", data.sector()));
            facts.add(new Fact("website", text(data.website()), WebAddress.href(data.website())));
            facts.add(fact("foundedYear", ui.formats().numberField(data.foundedYear())));
            facts.add(fact("employees", ui.formats().number(data.employees())));
            facts.add(fact(
                    "annualRevenue",
                    data.annualRevenue() == null ? null : ui.formats().money(data.annualRevenue(), ui.baseCurrency())));
            facts.add(new Fact(
                    "parent",
                    text(customer.parentName()),
                    data.parent() == null ? null : "/customers/" + data.parent()));
        }
        facts.add(fact("owner", customer.ownerName()));
        facts.add(fact("source", data.source()));
        facts.add(fact("tags", String.join(ui.rtl() ? "، " : ", ", data.tags())));
        facts.add(fact("note", data.note()));
        return new RecordView(
                customer.id().toString(),
                "/customers/" + customer.id(),
                data.name(),
                customer.number(),
                data.kind().name(),
                customer.person(),
                !customer.archived(),
                data.tags(),
                facts);
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text(text), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
