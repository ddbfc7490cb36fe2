package peyvand.operational.target;

import org.jspecify.annotations.Nullable;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;

/** Who is to sell something: a colleague, a team, or, with neither, the company. */
public record TargetSubject(
        @Nullable StaffId staff, @Nullable TeamId team) {

    public static final TargetSubject COMPANY = new TargetSubject(null, null);

    public static TargetSubject of(StaffId staff) {
        return new TargetSubject(staff, null);
    }

    public static TargetSubject of(TeamId team) {
        return new TargetSubject(null, team);
    }

    /** As a form names it: company, team-3, staff-5. */
    public String key() {
        return staff != null ? "staff-" + staff : team != null ? "team-" + team : "company";
    }

    @Nullable
    Long staffValue() {
        return staff == null ? null : staff.value();
    }

    @Nullable
    Long teamValue() {
        return team == null ? null : team.value();
    }
}
