package peyvand.web.home;

import static peyvand.domain.Role.ADMINISTRATOR;
import static peyvand.domain.Role.MANAGER;
import static peyvand.domain.Role.MARKETER;
import static peyvand.domain.Role.SALES;
import static peyvand.domain.Role.SUPPORT;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import peyvand.domain.Role;

/** What a day begins with beside one's own work, and for whom. */
enum DaySection {
    /** How the last seven days went, beside the seven before. */
    WEEK(MANAGER, MARKETER, ADMINISTRATOR),
    /** Who agreed to marketing in that time. */
    CONSENTS(MARKETER),
    /** How much there is of everything. */
    TOTALS(ADMINISTRATOR),
    /** Customers who wrote and were not answered. */
    REPLIES(SALES, SUPPORT, MANAGER, ADMINISTRATOR),
    /** One's own leads with whom nobody has begun. */
    LEADS(SALES),
    /** One's own possible sales that have gone stale or are to be decided soon. */
    OPPORTUNITIES(SALES),
    /** Where each colleague stands. */
    TEAM(MANAGER),
    ORDERS(SALES, MARKETER, MANAGER, ADMINISTRATOR),
    CHANGES(SUPPORT, ADMINISTRATOR),
    OCCASIONS(SALES, SUPPORT, MARKETER, MANAGER, ADMINISTRATOR),
    /** Good customers who no longer buy. */
    QUIET(SALES, MANAGER, ADMINISTRATOR),
    /** Good customers nobody is responsible for. */
    UNOWNED(MANAGER, ADMINISTRATOR),
    IMPORTS(MARKETER, ADMINISTRATOR);

    private final Set<Role> roles;

    DaySection(Role first, Role... more) {
        this.roles = EnumSet.of(first, more);
    }

    /** What the page calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whoever has several roles sees what each of them is for. */
    static Set<DaySection> of(Set<Role> roles) {
        return Arrays.stream(values())
                .filter(section -> !Collections.disjoint(section.roles, roles))
                .collect(Collectors.toUnmodifiableSet());
    }
}
