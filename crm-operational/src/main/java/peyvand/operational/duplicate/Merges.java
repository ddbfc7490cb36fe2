package peyvand.operational.duplicate;

import static java.util.stream.Collectors.joining;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.duplicate.Consents.Refusal;
import peyvand.operational.duplicate.Parties.Party;
import tools.jackson.databind.json.JsonMapper;

/** Makes two records one. The one that goes stays as an archived row that tells where its data is. */
@Service
@Transactional
public class Merges {

    /** Begins the names of the fields of the contact that a person is. */
    static final String OF_CONTACT = "contact.";

    private final JdbcClient jdbc;
    private final Parties parties;
    private final MergeFields fields;
    private final MergeValues values;
    private final Moves moves;
    private final Consents consents;
    private final PairSnapshots pairs;
    private final DuplicateSearch search;
    private final MergeUndo undo;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    Merges(
            JdbcClient jdbc,
            Parties parties,
            MergeFields fields,
            MergeValues values,
            Moves moves,
            Consents consents,
            PairSnapshots pairs,
            DuplicateSearch search,
            MergeUndo undo,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.fields = fields;
        this.values = values;
        this.moves = moves;
        this.consents = consents;
        this.pairs = pairs;
        this.search = search;
        this.undo = undo;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Merges the loser into the winner.
     *
     * @param winnerVersion of the winner as the viewer read it; so is loserVersion
     * @param choices by field name (see {@link MergePreview.Field#name()}) whose value is kept; where there is no choice
     *     the winner's, unless it is empty
     * @return the merge, by which it can be undone
     * @throws Stale when one of the two was changed since
     */
    public MergeId merge(
            Viewer viewer,
            DuplicateKind kind,
            long winnerId,
            int winnerVersion,
            long loserId,
            int loserVersion,
            Map<String, Side> choices) {
        try {
            parties.lock(viewer, kind, winnerId, loserId);
            Party winner = parties.read(kind, winnerId);
            Party loser = parties.read(kind, loserId);
            parties.requireMergeable(kind, winner, loser);
            Stale.check(kind.id(winnerId), winnerVersion, winner.version());
            Stale.check(kind.id(loserId), loserVersion, loser.version());
            return merge(viewer, kind, winner, loser, choices, null);
        } catch (PessimisticLockingFailureException e) {
            throw new Stale(kind.id(winnerId));
        }
    }

    /**
     * Makes two records of one again. What was written for the winner since the merge stays with the winner.
     *
     * @throws RuleViolation when a later merge builds on this one
     */
    public void undo(Viewer viewer, MergeId id) {
        try {
            undo.undo(viewer, id);
        } catch (PessimisticLockingFailureException e) {
            throw new Stale(id);
        }
    }

    private MergeId merge(
            Viewer viewer,
            DuplicateKind kind,
            Party winner,
            Party loser,
            Map<String, Side> choices,
            @Nullable MergeId partOf) {
        MergeId id = begin(viewer, kind, winner, loser, partOf);
        MergeLog log = new MergeLog(jdbc, json, id.value(), viewer.staff().value());
        Set<Refusal> refusals = consents.refusals(parties.handles(kind, winner, loser));
        if (kind == DuplicateKind.CUSTOMER && winner.person() && loser.person()) {
            mergeSelves(viewer, id, winner, loser, choices);
        }
        pairs.take(log, kind, winner.id(), loser.id());
        bury(kind, winner, loser);
        write(kind, winner, loser, choices);
        values.write(kind, winner, loser, choices);
        if (kind == DuplicateKind.CONTACT) {
            moves.move(log, "crm.handle", contactAndCustomer(loser), contactAndCustomer(winner));
        }
        moves.moveReferences(log, kind.table(), loser.row(), winner.row());
        consents.refuse(log, refusals, parties.handles(kind, winner, loser));
        pairs.carryDismissals(kind, winner.id(), loser.id());
        Party after = end(id, kind, winner);
        search.findFor(kind, List.of(winner.id()));
        if (partOf == null) {
            audit.record(
                    viewer,
                    "MERGED",
                    kind.recordKind(),
                    winner.id(),
                    new CustomerId(winner.customer()),
                    told(kind, winner, after, loser));
        }
        return id;
    }

    /** A person is their own contact: what was merged as a customer is merged as a contact too. */
    private void mergeSelves(Viewer viewer, MergeId id, Party winner, Party loser, Map<String, Side> choices) {
        List<Long> selves = parties.contacts(winner.id());
        if (selves.isEmpty()) {
            return;
        }
        Side name = choices.getOrDefault(MergeFields.NAME, Side.WINNER);
        Map<String, Side> ofContact = new LinkedHashMap<>();
        choices.forEach((field, side) -> {
            if (field.startsWith(OF_CONTACT)) {
                ofContact.put(field.substring(OF_CONTACT.length()), side);
            }
        });
        for (long other : parties.contacts(loser.id())) {
            ofContact.put("givenName", name);
            ofContact.put("familyName", name);
            merge(
                    viewer,
                    DuplicateKind.CONTACT,
                    parties.read(DuplicateKind.CONTACT, selves.get(0)),
                    parties.read(DuplicateKind.CONTACT, other),
                    ofContact,
                    id);
            ofContact.clear();
            name = Side.WINNER;
        }
    }

    private MergeId begin(Viewer viewer, DuplicateKind kind, Party winner, Party loser, @Nullable MergeId partOf) {
        long id = jdbc.sql("""
                insert into merge (record_kind, winner_id, loser_id, winner_before, winner_after, loser_before, merged_at, merged_by, part_of_id)
                select :kind, w.id, l.id, to_jsonb(w) || {own}, to_jsonb(w), to_jsonb(l), :at, :by, :partOf
                from {table} w, {table} l where w.id = :winner and l.id = :loser
                returning id
                """.replace("{table}", kind.table()).replace("{own}", MergeValues.IMAGE))
                .param("kind", kind.name())
                .param("winner", winner.id())
                .param("loser", loser.id())
                .param("at", now())
                .param("by", viewer.staff().value())
                .param("partOf", partOf == null ? null : partOf.value())
                .query(Long.class)
                .single();
        return new MergeId(id);
    }

    private Party end(MergeId id, DuplicateKind kind, Party winner) {
        jdbc.sql("""
                update merge m set winner_after = to_jsonb(w) || {own} from {table} w where m.id = :id and w.id = m.winner_id
                """.replace("{table}", kind.table()).replace("{own}", MergeValues.IMAGE))
                .param("kind", kind.name())
                .param("id", id.value())
                .update();
        return parties.read(kind, winner.id());
    }

    private void bury(DuplicateKind kind, Party winner, Party loser) {
        jdbc.sql("""
                update {table} set merged_into_id = :winner, archived_at = coalesce(archived_at, :at), updated_at = :at, version = version + 1
                where id = :loser
                """.replace("{table}", kind.table()))
                .param("winner", winner.id())
                .param("loser", loser.id())
                .param("at", now())
                .update();
    }

    private void write(DuplicateKind kind, Party winner, Party loser, Map<String, Side> choices) {
        String taken = fields.columns(kind).stream()
                .filter(column -> !column.equals(MergeFields.PARENT))
                .filter(column -> side(column, winner, loser, choices) == Side.LOSER)
                .map(column -> ", " + Catalog.quote(column) + " = l." + Catalog.quote(column))
                .collect(joining());
        boolean hasParent = kind == DuplicateKind.CUSTOMER;
        var update = jdbc.sql("update {table} w set updated_at = :at, version = w.version + 1"
                                .replace("{table}", kind.table())
                        + taken
                        + (hasParent ? ", parent_id = :parent" : "")
                        + " from {table} l where w.id = :winner and l.id = :loser".replace("{table}", kind.table()))
                .param("at", now())
                .param("winner", winner.id())
                .param("loser", loser.id());
        if (hasParent) {
            update.param("parent", parent(winner, loser, choices), Types.BIGINT);
        }
        update.update();
    }

    private static Side side(String column, Party winner, Party loser, Map<String, Side> choices) {
        return choices.getOrDefault(
                MergeFields.name(column),
                MergeFields.kept(winner.row().get(column), loser.row().get(column)));
    }

    /** The chosen parent, or else the other's; never one that would stand below the merged customer itself. */
    private @Nullable Long parent(Party winner, Party loser, Map<String, Side> choices) {
        boolean chosen = choices.containsKey(MergeFields.name(MergeFields.PARENT));
        boolean loserFirst = side(MergeFields.PARENT, winner, loser, choices) == Side.LOSER;
        Stream<@Nullable Long> candidates = loserFirst
                ? Stream.of(loser.parent(), chosen ? null : winner.parent())
                : chosen && winner.parent() == null ? Stream.empty() : Stream.of(winner.parent(), loser.parent());
        return candidates
                .filter(parent -> parent != null && !parties.below(parent, winner.id(), loser.id()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> contactAndCustomer(Party contact) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("contact_id", contact.id());
        values.put("customer_id", contact.customer());
        return values;
    }

    private Changes told(DuplicateKind kind, Party before, Party after, Party loser) {
        Map<String, Changes.Change> changes = new LinkedHashMap<>();
        changes.put("merged", new Changes.Change(null, loser.title()));
        changes.putAll(Changes.between(fields.texts(kind, before.row()), fields.texts(kind, after.row()))
                .fields());
        changes.putAll(Changes.between(values.texts(kind, before), values.texts(kind, after))
                .fields());
        return new Changes(changes);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
