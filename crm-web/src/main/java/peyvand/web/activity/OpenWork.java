package peyvand.web.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityQueries;
import peyvand.web.activity.ActivityWords.ItemView;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** What is still to be done about a customer, on their page, with a line to add to it. */
@Component
public class OpenWork {

    private static final int MOST = 10;

    private final ActivityQueries activities;
    private final ActivityWords words;

    OpenWork(ActivityQueries activities, ActivityWords words) {
        this.activities = activities;
        this.words = words;
    }

    /** @param form of the line that adds to it */
    public record WorkView(CustomerId customer, List<ItemView> items, boolean more, Form form) {}

    public WorkView of(Viewer viewer, Ui ui, CustomerId customer) {
        return of(viewer, ui, customer, null);
    }

    /** @param refused what was typed into the line, with its problems */
    WorkView of(Viewer viewer, Ui ui, CustomerId customer, @Nullable Form refused) {
        List<ItemView> items = activities.openOf(viewer, customer, MOST + 1).stream()
                .map(row -> words.item(viewer, row, ui).withoutCustomer())
                .toList();
        Form form = refused == null
                ? Form.empty(ActivityFields.QUICK, ui.formats())
                        .with("startOn", words.today(ui).date())
                : refused;
        return new WorkView(customer, items.stream().limit(MOST).toList(), items.size() > MOST, form);
    }
}
