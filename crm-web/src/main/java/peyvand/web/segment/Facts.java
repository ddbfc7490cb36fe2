package peyvand.web.segment;

import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.analytical.insight.Scores;
import peyvand.analytical.segment.Rule;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.domain.RecordKind;
import peyvand.operational.customer.Tiers;
import peyvand.operational.field.CustomFieldQueries;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;

/** Gathers what rules can ask of customers. */
@Component
class Facts {

    private final CustomFieldQueries fields;
    private final StaffQueries staff;
    private final Tiers tiers;
    private final SegmentQueries segments;
    private final Scores scores;

    Facts(CustomFieldQueries fields, StaffQueries staff, Tiers tiers, SegmentQueries segments, Scores scores) {
        this.fields = fields;
        this.staff = staff;
        this.tiers = tiers;
        this.segments = segments;
        this.scores = scores;
    }

    /** @param rules that are to be shown, whose products have to be called by their names */
    FactOptions options(Ui ui, List<Rule> rules) {
        List<Choice> owners = staff.choices().stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
        List<Choice> ranks = tiers.all().stream()
                .map(tier -> new Choice(tier.id().toString(), tier.label().in(ui.getLanguage())))
                .toList();
        List<Choice> categories = segments.categories().stream()
                .map(category -> new Choice(Long.toString(category.id()), category.path()))
                .toList();
        var products = segments.products(FactOptions.productsOf(rules.stream()));
        return new FactOptions(fields.of(RecordKind.CUSTOMER), owners, ranks, categories, products, scores.shown(), ui);
    }
}
