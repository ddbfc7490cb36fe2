package peyvand.web.lead;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.lead.Converted;
import peyvand.operational.lead.LeadData;
import peyvand.operational.lead.LeadDetails;
import peyvand.operational.lead.LeadState;
import peyvand.web.form.Fact;
import peyvand.web.form.Fact.Link;
import peyvand.web.form.RecordView;
import peyvand.web.form.WebAddress;
import peyvand.web.i18n.Ui;

/**
 * What a lead's page says beside its facts.
 *
 * @param became what it was converted to, as far as the reader may see it
 * @param closed when and by whom it was converted; null where it was not
 */
record LeadView(
        String state,
        String stateCss,
        boolean open,
        boolean isNew,
        boolean unowned,
        boolean disqualified,
        boolean erased,
        @Nullable String reason,
        List<Link> became,
        @Nullable String closed,
        @Nullable String emailHref,
        @Nullable String phoneHref,
        int version) {

    public boolean reachable() {
        return emailHref != null || phoneHref != null;
    }

    static LeadView of(LeadDetails lead, Ui ui) {
        LeadState state = lead.state();
        return new LeadView(
                state.name(),
                css(state),
                lead.open(),
                state == LeadState.NEW,
                lead.data().owner() == null,
                state == LeadState.DISQUALIFIED,
                lead.erased(),
                lead.reason() == null ? null : lead.reason().in(ui.getLanguage()),
                became(lead),
                lead.convertedAt() == null
                        ? null
                        : ui.message(
                                "lead.convertedBy",
                                lead.convertedAt(),
                                Ui.isolated(String.valueOf(lead.convertedBy()))),
                lead.data().email() == null ? null : "mailto:" + lead.data().email(),
                lead.data().phone() == null
                        ? null
                        : "tel:" + lead.data().phone().replaceAll("[^\\d+]", ""),
                lead.version());
    }

    static RecordView record(LeadDetails lead, Ui ui) {
        LeadData data = lead.data();
        return new RecordView(
                lead.id().toString(),
                "/leads/" + lead.id(),
                lead.erased() ? ui.message("lead.nobody") : data.name(),
                lead.number(),
                null,
                false,
                lead.open(),
                List.of(),
                List.of(
                        fact("personName", data.person()),
                        fact("organisation", data.organisation()),
                        fact("jobTitle", data.jobTitle()),
                        fact("email", data.email()),
                        fact("phone", data.phone()),
                        fact("interest", data.interest()),
                        fact("owner", lead.ownerName()),
                        fact("source", data.source()),
                        new Fact(
                                "partner",
                                text(lead.partnerName()),
                                data.partner() == null ? null : "/customers/" + data.partner()),
                        fact("city", data.city()),
                        fact("country", ui.formats().country(data.country())),
                        new Fact("website", text(data.website()), WebAddress.href(data.website())),
                        fact(
                                "contactLanguage",
                                data.language() == null
                                        ? null
                                        : ui.messageOr("choice.contactLanguage." + data.language(), data.language()))));
    }

    private static List<Link> became(LeadDetails lead) {
        Converted converted = lead.converted();
        if (converted == null || lead.customerName() == null) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        links.add(new Link(lead.customerName(), "/customers/" + converted.customer()));
        if (lead.contactName() != null && !lead.contactName().equals(lead.customerName())) {
            links.add(new Link(lead.contactName(), "/contacts/" + converted.contact()));
        }
        if (lead.opportunityName() != null) {
            links.add(new Link(lead.opportunityName(), "/opportunities/" + converted.opportunity()));
        }
        return links;
    }

    static String css(LeadState state) {
        return switch (state) {
            case NEW, WORKING -> "";
            case CONVERTED -> "good";
            case DISQUALIFIED -> "bad";
        };
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text(text), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
