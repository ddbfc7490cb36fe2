package peyvand.web.lead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.operational.duplicate.Candidate;
import peyvand.operational.lead.LeadDuplicates.Found;
import peyvand.operational.lead.LeadDuplicates.LikelyLead;
import peyvand.web.i18n.Ui;

/**
 * A record that a lead may be already.
 *
 * @param kind customer, contact or lead, in the reader's words
 * @param detail what tells it from its namesakes
 */
record SimilarView(
        String href,
        String kind,
        String name,
        String detail,
        String reason,
        @Nullable String state,
        List<String> handles) {

    static List<SimilarView> of(Found found, Ui ui) {
        List<SimilarView> views = new ArrayList<>();
        found.contacts().forEach(candidate -> views.add(of(candidate, "CONTACT", "/contacts/", ui)));
        found.customers().forEach(candidate -> views.add(of(candidate, "CUSTOMER", "/customers/", ui)));
        found.leads().forEach(lead -> views.add(of(lead, ui)));
        return views;
    }

    private static SimilarView of(Candidate candidate, String kind, String path, Ui ui) {
        return new SimilarView(
                path + candidate.id(),
                ui.message("search.kind." + kind),
                candidate.name(),
                detail(candidate),
                ui.message("duplicate.reason." + candidate.reason()),
                null,
                candidate.handles());
    }

    private static SimilarView of(LikelyLead lead, Ui ui) {
        return new SimilarView(
                "/leads/" + lead.id(),
                ui.message("search.kind.LEAD"),
                lead.name(),
                joined(lead.number(), lead.name().equals(lead.organisation()) ? null : lead.organisation()),
                ui.message("duplicate.reason." + lead.reason()),
                ui.message("choice.leadState." + lead.state()),
                List.of());
    }

    static String detail(Candidate candidate) {
        return joined(candidate.number(), candidate.customerName(), candidate.city());
    }

    private static String joined(@Nullable String... parts) {
        return Arrays.stream(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
