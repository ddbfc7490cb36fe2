package peyvand.operational.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.HandleKind;
import peyvand.domain.LeadId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.customer.PhoneRegion;
import peyvand.operational.duplicate.Candidate;
import peyvand.operational.duplicate.DuplicateKind;
import peyvand.operational.duplicate.DuplicateQueries;
import peyvand.operational.duplicate.DuplicateReason;

/** Finds whom a lead may be already: by look-ups in indexes only, so it can be asked at each key press. */
@Repository
@Transactional(readOnly = true)
public class LeadDuplicates {

    private static final int MOST = 5;

    private static final String LIKE = """
            with typed as materialized (select crm.name_key(:person) as person, crm.name_key(:organisation) as organisation),
            found as (
              (select l.id, 1 as place from lead l where l.email_normal = :email and {visible} limit {most})
              union all
              (select l.id, 2 from lead l where l.phone_normal = :phone and {visible} limit {most})
              union all
              (select l.id, 3 from lead l where l.person_key = (select person from typed) and {visible} limit {most})
              union all
              (select l.id, 4 from lead l where l.organisation_key = (select organisation from typed) and {visible} limit {most})),
            best as (select id, min(place) as place from found where id <> :except group by id)
            select l.id, l.number, l.name, l.organisation, l.state, b.place
            from best b join lead l on l.id = b.id order by b.place, l.id desc limit {most}
            """;

    private final JdbcClient jdbc;
    private final DuplicateQueries duplicates;
    private final PhoneRegion region;

    LeadDuplicates(JdbcClient jdbc, DuplicateQueries duplicates, PhoneRegion region) {
        this.jdbc = jdbc;
        this.duplicates = duplicates;
        this.region = region;
    }

    /** Another lead that may be the same. */
    public record LikelyLead(
            LeadId id,
            String number,
            String name,
            @Nullable String organisation,
            LeadState state,
            DuplicateReason reason) {}

    /** Whom it may be, the likeliest first; at most five of each. */
    public record Found(List<LikelyLead> leads, List<Candidate> customers, List<Candidate> contacts) {

        public boolean isEmpty() {
            return leads.isEmpty() && customers.isEmpty() && contacts.isEmpty();
        }
    }

    /**
     * @param email as typed so far, so is phone
     * @param except the lead that is looked at; null for one that is being written
     */
    public Found of(
            Viewer viewer,
            @Nullable String person,
            @Nullable String organisation,
            @Nullable String email,
            @Nullable String phone,
            @Nullable LeadId except) {
        List<String> emails = normal(HandleKind.EMAIL, email);
        List<String> phones = normal(HandleKind.PHONE, phone);
        return new Found(
                leads(viewer, person, organisation, emails, phones, except),
                customers(viewer, person, organisation, emails, phones),
                duplicates.whileTyping(
                        viewer, DuplicateKind.CONTACT, person == null ? "" : person, emails, phones, null));
    }

    private List<LikelyLead> leads(
            Viewer viewer,
            @Nullable String person,
            @Nullable String organisation,
            List<String> emails,
            List<String> phones,
            @Nullable LeadId except) {
        Sql visible = Visibility.leads(Sql.of("true"), viewer, "l");
        return Sql.of(LIKE.replace("{visible}", visible.toString()).replace("{most}", String.valueOf(MOST)))
                .withValuesOf(visible)
                .with("person", person)
                .with("organisation", organisation)
                .with("email", emails.isEmpty() ? null : emails.get(0))
                .with("phone", phones.isEmpty() ? null : phones.get(0))
                .with("except", except == null ? 0L : except.value())
                .on(jdbc)
                .query(LeadDuplicates::lead)
                .list();
    }

    /** A customer may be the firm, or the person themselves. */
    private List<Candidate> customers(
            Viewer viewer,
            @Nullable String person,
            @Nullable String organisation,
            List<String> emails,
            List<String> phones) {
        Map<Long, Candidate> found = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        if (organisation != null) {
            names.add(organisation);
        }
        if (person != null || names.isEmpty()) {
            names.add(person == null ? "" : person);
        }
        for (String name : names) {
            duplicates
                    .whileTyping(viewer, DuplicateKind.CUSTOMER, name, emails, phones, null)
                    .forEach(candidate -> found.merge(
                            candidate.id(), candidate, (one, other) -> one.score() >= other.score() ? one : other));
        }
        return found.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(MOST)
                .toList();
    }

    /** Half a number or address is none yet: it finds nothing. */
    private List<String> normal(HandleKind kind, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return List.of();
        }
        try {
            return List.of(kind.normalise(typed, region.code()));
        } catch (RuleViolation violation) {
            return List.of();
        }
    }

    private static LikelyLead lead(ResultSet row, int number) throws SQLException {
        return new LikelyLead(
                new LeadId(row.getLong("id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("organisation"),
                LeadState.valueOf(row.getString("state")),
                switch (row.getInt("place")) {
                    case 1 -> DuplicateReason.SAME_EMAIL;
                    case 2 -> DuplicateReason.SAME_PHONE;
                    default -> DuplicateReason.SIMILAR_NAME;
                });
    }
}
