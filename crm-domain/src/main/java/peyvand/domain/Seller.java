package peyvand.domain;

import org.jspecify.annotations.Nullable;

/** Who sells: a colleague, a team, or, with neither, the company. */
public record Seller(@Nullable StaffId staff, @Nullable TeamId team) {

    public static final Seller COMPANY = new Seller(null, null);

    private static final String STAFF = "staff-";
    private static final String TEAM = "team-";

    public static Seller of(StaffId staff) {
        return new Seller(staff, null);
    }

    public static Seller of(TeamId team) {
        return new Seller(null, team);
    }

    /** @param key as {@link #key()} writes it @throws IllegalArgumentException where it is none */
    public static Seller of(String key) {
        if (key.startsWith(STAFF)) {
            return of(StaffId.valueOf(key.substring(STAFF.length())));
        }
        if (key.startsWith(TEAM)) {
            return of(TeamId.valueOf(key.substring(TEAM.length())));
        }
        if (key.equals(COMPANY.key())) {
            return COMPANY;
        }
        throw new IllegalArgumentException(key);
    }

    /** As addresses and forms name it: company, team-3, staff-5. */
    public String key() {
        return staff != null ? STAFF + staff : team != null ? TEAM + team : "company";
    }

    public @Nullable Long staffValue() {
        return staff == null ? null : staff.value();
    }

    public @Nullable Long teamValue() {
        return team == null ? null : team.value();
    }
}
