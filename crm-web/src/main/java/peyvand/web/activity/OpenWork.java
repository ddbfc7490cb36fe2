package peyvand.web.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.activity.ActivityRow;
import peyvand.web.activity.ActivityWords.ItemView;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Parameter;

/** What is still to be done about a customer, or a sale to them, on its page, with a line to add to it. */
@Component
public class OpenWork {

    private static final int MOST = 10;

    private final ActivityQueries activities;
    private final ActivityWords words;

    OpenWork(ActivityQueries activities, ActivityWords words) {
        this.activities = activities;
        this.words = words;
    }

    /**
     * @param compose where the long form is
     * @param back the page on which it stands
     * @param about what is sent with the line, so that it is about the same
     * @param form of the line that adds to it
     */
    public record WorkView(
            String compose, String back, Parameter about, List<ItemView> items, boolean more, Form form) {}

    public WorkView of(Viewer viewer, Ui ui, CustomerId customer) {
        return of(viewer, ui, customer, null);
    }

    public WorkView of(Viewer viewer, Ui ui, OpportunityId opportunity) {
        return of(viewer, ui, opportunity, null);
    }

    /** @param refused what was typed into the line, with its problems */
    WorkView of(Viewer viewer, Ui ui, CustomerId customer, @Nullable Form refused) {
        return view(
                viewer,
                ui,
                "/activities/new?customer=" + customer,
                "/customers/" + customer,
                new Parameter("about", customer.toString()),
                activities.openOf(viewer, customer, MOST + 1),
                refused);
    }

    /** @param refused what was typed into the line, with its problems */
    WorkView of(Viewer viewer, Ui ui, OpportunityId opportunity, @Nullable Form refused) {
        return view(
                viewer,
                ui,
                "/activities/new?opportunity=" + opportunity,
                "/opportunities/" + opportunity,
                new Parameter("opportunity", opportunity.toString()),
                activities.openOf(viewer, opportunity, MOST + 1),
                refused);
    }

    private WorkView view(
            Viewer viewer,
            Ui ui,
            String compose,
            String back,
            Parameter about,
            List<ActivityRow> rows,
            @Nullable Form refused) {
        List<ItemView> items = rows.stream()
                .map(row -> words.item(viewer, row, ui).withoutCustomer())
                .toList();
        Form form = refused == null
                ? Form.empty(ActivityFields.QUICK, ui.formats())
                        .with("startOn", words.today(ui).date())
                : refused;
        return new WorkView(compose, back, about, items.stream().limit(MOST).toList(), items.size() > MOST, form);
    }
}
