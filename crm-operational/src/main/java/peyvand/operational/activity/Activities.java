package peyvand.operational.activity;

import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.ActivityId;
import peyvand.domain.Changes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.CompanyQueries;

/** The commands on activities. */
@Service
@Transactional
public class Activities {

    private final ActivityRepository activities;
    private final VisibleActivities visible;
    private final CompanyQueries companies;
    private final AuditLog audit;
    private final Clock clock;

    Activities(
            ActivityRepository activities,
            VisibleActivities visible,
            CompanyQueries companies,
            AuditLog audit,
            Clock clock) {
        this.activities = activities;
        this.visible = visible;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param owner who is to do it
     * @throws NotFound when the customer is none that this viewer may see
     */
    public ActivityId create(Viewer viewer, StaffId owner, ActivityData data) {
        visible.requireColleague(owner);
        requireLinks(viewer, data, null);
        Activity activity = activities.saveAndFlush(new Activity(viewer.staff(), owner, data, zone(), clock.instant()));
        record(viewer, "CREATED", activity, Changes.NONE);
        return activity.id();
    }

    /**
     * @param version of the activity as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void edit(Viewer viewer, ActivityId id, int version, ActivityData data) {
        Activity activity = visible.activity(viewer, id);
        Stale.check(id, version, activity.version());
        requireLinks(viewer, data, activity);
        if (data.customer() == null && !activity.owner().equals(viewer.staff())) {
            throw new RuleViolation("rule.activity.keepCustomer");
        }
        save(viewer, "CHANGED", activity, activity.edit(data, zone(), clock.instant()));
    }

    /** @param outcome what came of it, in a sentence; null where there is nothing to say */
    public void complete(Viewer viewer, ActivityId id, @Nullable String outcome) {
        Activity activity = visible.activity(viewer, id);
        save(viewer, "DONE", activity, activity.complete(viewer.staff(), outcome, clock.instant()));
    }

    public void cancel(Viewer viewer, ActivityId id, @Nullable String reason) {
        Activity activity = visible.activity(viewer, id);
        save(viewer, "CANCELLED", activity, activity.cancel(viewer.staff(), reason, clock.instant()));
    }

    public void reopen(Viewer viewer, ActivityId id) {
        Activity activity = visible.activity(viewer, id);
        save(viewer, "REOPENED", activity, activity.reopen(clock.instant()));
    }

    /** From then on it is somebody else's; who sees it by its customer still does. */
    public void hand(Viewer viewer, ActivityId id, StaffId to) {
        visible.requireColleague(to);
        Activity activity = visible.activity(viewer, id);
        save(viewer, "HANDED", activity, activity.hand(to, clock.instant()));
    }

    /** What stands there already is not asked for again: its owner may not see the customer. */
    private void requireLinks(Viewer viewer, ActivityData data, @Nullable Activity now) {
        if (data.customer() != null && (now == null || !data.customer().equals(now.customer()))) {
            visible.requireCustomer(viewer, data.customer());
        }
        visible.requireContact(data.contact(), data.customer());
        visible.requireOrder(data.order(), data.customer());
        visible.requireOpportunity(data.opportunity(), data.customer());
    }

    private void save(Viewer viewer, String action, Activity activity, Changes changes) {
        if (!changes.isEmpty()) {
            activities.saveAndFlush(activity);
            record(viewer, action, activity, changes);
        }
    }

    private void record(Viewer viewer, String action, Activity activity, Changes changes) {
        audit.record(viewer, action, RecordKind.ACTIVITY, activity.id().value(), activity.customer(), changes);
    }

    private ZoneId zone() {
        return companies.company().map(Company::zone).orElse(ZoneId.of("UTC"));
    }
}
