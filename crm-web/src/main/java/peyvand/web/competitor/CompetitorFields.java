package peyvand.web.competitor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.operational.competitor.CompetitorData;
import peyvand.operational.competitor.CompetitorDetails;
import peyvand.web.form.Fact;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.form.RecordView;
import peyvand.web.form.WebAddress;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** The fields of a competitor, between forms, facts and {@link CompetitorData}. */
final class CompetitorFields {

    private static final List<Field> FIELDS = List.of(
            Field.text("competitorName", 200).asRequired(),
            Field.text("website", 300),
            Field.longText("links").withHint("competitor.links.hint"),
            Field.longText("strengths"),
            Field.longText("weaknesses"),
            Field.longText("priceNotes"));

    private CompetitorFields() {}

    static Form empty(Formats formats) {
        return Form.empty(FIELDS, formats);
    }

    static Form read(Formats formats, Map<String, String[]> request) {
        return Form.read(FIELDS, formats, request);
    }

    static Form form(CompetitorDetails competitor, Formats formats) {
        CompetitorData data = competitor.data();
        return Form.empty(FIELDS, formats)
                .version(competitor.version())
                .with("competitorName", data.name())
                .with("website", data.website())
                .with("links", String.join("\n", data.links()))
                .with("strengths", data.strengths())
                .with("weaknesses", data.weaknesses())
                .with("priceNotes", data.prices());
    }

    /** What a form without problems says. */
    static CompetitorData data(Form form) {
        return new CompetitorData(
                form.required("competitorName"),
                form.text("website"),
                form.value("links")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList(),
                form.text("strengths"),
                form.text("weaknesses"),
                form.text("priceNotes"));
    }

    /** Who the competitor is stands first, then what is known of them; see {@link #ABOUT}. */
    static RecordView view(CompetitorDetails competitor, Ui ui) {
        CompetitorData data = competitor.data();
        return new RecordView(
                competitor.id().toString(),
                "/competitors/" + competitor.id(),
                data.name(),
                null,
                null,
                false,
                !competitor.archived() && ui.may("EDIT"),
                List.of(),
                List.of(
                        fact("competitorName", data.name()),
                        new Fact("website", text(data.website()), WebAddress.href(data.website())),
                        Fact.ofAddresses("links", data.links()),
                        fact("strengths", data.strengths()),
                        fact("weaknesses", data.weaknesses()),
                        fact("priceNotes", data.prices())));
    }

    /** So many facts say who the competitor is. */
    static final int ABOUT = 3;

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return violation.key().equals("rule.competitor.links") ? "links" : "competitorName";
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text(text), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
