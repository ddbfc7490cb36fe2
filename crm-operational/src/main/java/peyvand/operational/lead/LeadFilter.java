package peyvand.operational.lead;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import peyvand.db.sql.SearchText;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;

/**
 * Which leads a list shows; null means any.
 *
 * @param text part of a name, number, telephone or e-mail
 * @param open those only that somebody still has to do something about
 * @param unassigned those only that nobody owns
 * @param team of which the owner is a member
 * @param from the first moment at which they came
 * @param until the moment before which they came
 */
public record LeadFilter(
        @Nullable String text,
        @Nullable LeadState state,
        boolean open,
        @Nullable StaffId owner,
        boolean unassigned,
        @Nullable TeamId team,
        @Nullable String source,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final LeadFilter NONE = new LeadFilter(null, null, false, null, false, null, null, null, null);

    /** New ones of somebody, or, where owner is null, of nobody. */
    public static LeadFilter waiting(@Nullable StaffId owner) {
        return new LeadFilter(null, LeadState.NEW, false, owner, owner == null, null, null, null, null);
    }

    boolean isNone() {
        return equals(NONE);
    }

    /** @param sql about {@code lead l}, with a {@code where} */
    Sql apply(Sql sql, Viewer viewer) {
        Long key = unassigned ? Long.valueOf(0) : owner == null ? null : Long.valueOf(owner.value());
        sql.andIf("l.state = :state", "state", state == null ? null : state.name())
                .andIf("l.owner_key = :owner", "owner", key)
                .andIf(
                        "l.owner_key in (select m.staff_id from team_member m where m.team_id = :team)",
                        "team",
                        team == null ? null : team.value())
                .andIf("crm.fold(l.source) = crm.fold(:source)", "source", source)
                .andIf("l.created_at >= :from", "from", from == null ? null : Timestamp.from(from))
                .andIf("l.created_at < :until", "until", until == null ? null : Timestamp.from(until));
        if (open) {
            sql.and("l.state in ('NEW', 'WORKING')");
        }
        if (text != null) {
            boolean textOnly = equals(new LeadFilter(text, null, false, null, false, null, null, null, null));
            SearchText.of(text)
                    .filter(
                            sql,
                            viewer.customers(),
                            "l.id",
                            RecordKind.LEAD,
                            textOnly ? SearchText.MOST_HITS : SearchText.MOST_HITS_TO_FILTER);
        }
        return Visibility.leads(sql, viewer, "l");
    }
}
