package peyvand.operational.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static peyvand.operational.lead.LeadWorld.data;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import peyvand.domain.CustomerId;
import peyvand.domain.LeadId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditQueries;
import peyvand.operational.audit.AuditRow;

@LeadDbTest
class LeadsTest {

    @Autowired
    LeadWorld world;

    @Autowired
    Leads leads;

    @Autowired
    LeadQueries queries;

    @Autowired
    AuditQueries audit;

    private Viewer sara;
    private Viewer omid;

    @BeforeEach
    void colleagues() {
        sara = world.sara();
        omid = world.rep("Omid");
    }

    @Test
    void needTheNameOfAPersonOrOfAFirm() {
        refused("rule.lead.name", () -> leads.create(sara, named(null, null)));
        LeadId firm = leads.create(sara, named(null, "Tea of the East"));
        assertThat(queries.details(sara, firm).data().name()).isEqualTo("Tea of the East");
        LeadId person = leads.create(sara, named("مینا تهرانی", null));
        assertThat(queries.details(sara, person).number()).startsWith("L-");
    }

    @Test
    void keepAddressesInTheFormThatEqualOnesShare() {
        LeadId id = leads.create(sara, data("Mina Tehrani", null));
        assertThat(world.jdbc()
                        .sql("select email_normal || ' ' || phone_normal from lead where id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("mina.tehrani@east.example +989125550147");
        refused("rule.handle.email", () -> leads.create(sara, reachedBy("nobody", null)));
        refused("rule.handle.number", () -> leads.create(sara, reachedBy(null, "call me")));
    }

    @Test
    void areTakenOnByWhoeverBeginsWithThem() {
        LeadId id = leads.create(sara, data("Mina Tehrani", null));
        leads.begin(omid, id, version(id));
        LeadDetails taken = queries.details(sara, id);
        assertThat(taken.state()).isEqualTo(LeadState.WORKING);
        assertThat(taken.data().owner()).isEqualTo(omid.staff());
        LeadId given = leads.create(sara, data("Nader", omid.staff()));
        leads.begin(sara, given, version(given));
        assertThat(queries.details(sara, given).data().owner()).isEqualTo(omid.staff());
    }

    @Test
    void arePutAsideForAReasonAndTakenUpAgain() {
        LeadId id = leads.create(sara, data("Mina Tehrani", null));
        refused("rule.lead.reason", () -> leads.disqualify(sara, id, version(id), 0));
        LeadQueries.DisqualifyReason reason = queries.reasons().get(0);
        leads.disqualify(sara, id, version(id), reason.id());
        assertThat(queries.details(sara, id).reason()).isEqualTo(reason.label());
        refused("rule.lead.disqualified", () -> leads.edit(sara, id, version(id), data("Another", null)));
        refused("rule.lead.disqualified", () -> leads.begin(sara, id, version(id)));
        leads.reopen(sara, id, version(id));
        assertThat(queries.details(sara, id).state()).isEqualTo(LeadState.WORKING);
        assertThat(queries.details(sara, id).reason()).isNull();
        refused("rule.lead.open", () -> leads.reopen(sara, id, version(id)));
        assertThat(history(id)).extracting(AuditRow::action).containsExactly("REOPENED", "DISQUALIFIED", "CREATED");
    }

    @Test
    void areSavedByOneOfTwo() {
        LeadId id = leads.create(sara, data("Mina Tehrani", null));
        int read = version(id);
        leads.edit(sara, id, read, data("Mina Tehrani-Rad", null));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> leads.edit(sara, id, read, data("Somebody else", null)));
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> leads.begin(sara, id, read));
        assertThat(queries.details(sara, id).data().person()).isEqualTo("Mina Tehrani-Rad");
    }

    @Test
    void tellWhoeverGetsThemFromSomebodyElse() {
        LeadId id = leads.create(sara, data("Mina Tehrani", omid.staff()));
        assertThat(world.told(omid)).hasSize(1);
        leads.edit(sara, id, version(id), data("Mina T", omid.staff()));
        assertThat(world.told(omid)).as("it was theirs already").hasSize(1);
        leads.create(omid, data("Nader", omid.staff()));
        assertThat(world.told(omid)).as("they know what they do themselves").hasSize(1);
    }

    @Test
    void doNotExistForWhoeverDoesNotSeeTheirOwner() {
        Viewer nima = world.rep("Nima");
        LeadId id = leads.create(omid, data("Mina Tehrani", omid.staff()));
        notFound(() -> queries.details(nima, id));
        notFound(() -> leads.edit(nima, id, 0, data("x", null)));
        notFound(() -> leads.begin(nima, id, 0));
        notFound(() -> leads.disqualify(nima, id, 0, queries.reasons().get(0).id()));
        notFound(() -> leads.reopen(nima, id, 0));
        assertThat(queries.shows(nima, id)).isFalse();
        Viewer lead = world.rep("Head of both", omid, nima);
        assertThat(queries.details(lead, id).data().person()).isEqualTo("Mina Tehrani");
    }

    @Test
    void nameNoPartnerWhomTheWriterDoesNotSee() {
        CustomerId theirs = world.customer("Anna", omid);
        Viewer nima = world.rep("Nima");
        notFound(() -> leads.create(nima, broughtBy(theirs)));
        assertThat(queries.details(omid, leads.create(omid, broughtBy(theirs))).partnerName())
                .isEqualTo("Anna");
    }

    @Test
    void areErasedInTheAuditLogToo() {
        LeadId id = leads.create(sara, data("Mina Tehrani", null));
        leads.edit(sara, id, version(id), data("Mina Tehrani-Rad", null));
        world.rememberForAnUndo(id);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> leads.erase(omid, id));
        leads.erase(sara, id);
        LeadDetails erased = queries.details(sara, id);
        assertThat(erased.erased()).isTrue();
        assertThat(erased.data().name()).isEmpty();
        assertThat(erased.data().source()).as("counts on").isEqualTo("Fair");
        assertThat(erased.state()).isEqualTo(LeadState.DISQUALIFIED);
        assertThat(history(id)).extracting(AuditRow::action).containsExactly("ERASED", "CHANGED", "CREATED");
        assertThat(history(id)).allMatch(entry -> entry.changes().isEmpty());
        assertThat(world.jdbc()
                        .sql("select count(*) from search_entry where kind = 'LEAD' and record_id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(world.jdbc()
                        .sql("select count(*) from import_before where record_kind = 'LEAD' and record_id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        refused("rule.lead.erased", () -> leads.reopen(sara, id, version(id)));
        refused("rule.lead.erased", () -> leads.erase(sara, id));
    }

    @Test
    void leaveAnAuditLogThatCanBeEmptiedAndNeverRewritten() {
        LeadId id = leads.create(sara, data("Mina Tehrani", null));
        for (String rewriting : List.of("action = 'X', changes = '{}'", "changes = '{\"a\": null}'", "at = now()")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> world.jdbc()
                            .sql("update audit_entry set " + rewriting
                                    + " where record_kind = 'LEAD' and record_id = :id")
                            .param("id", id.value())
                            .update());
        }
    }

    private List<AuditRow> history(LeadId id) {
        return audit.ofRecord(RecordKind.LEAD, id.value(), 10);
    }

    private int version(LeadId id) {
        return queries.details(sara, id).version();
    }

    private static LeadData named(String person, String organisation) {
        return new LeadData(person, organisation, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static LeadData reachedBy(String email, String phone) {
        return new LeadData("Mina", null, null, email, phone, null, null, null, null, null, null, null, null);
    }

    private static LeadData broughtBy(CustomerId partner) {
        return new LeadData("Mina", null, null, null, null, null, null, null, null, null, partner, null, null);
    }

    private static void refused(String key, ThrowingCallable command) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(command)
                .satisfies(violation -> assertThat(violation.key()).isEqualTo(key));
    }

    private static void notFound(ThrowingCallable command) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(command);
    }
}
