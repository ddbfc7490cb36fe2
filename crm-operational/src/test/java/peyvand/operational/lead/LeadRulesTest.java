package peyvand.operational.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.LeadId;
import peyvand.domain.LeadRuleId;
import peyvand.domain.NotFound;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.lead.LeadRuleData.Method;

@LeadDbTest
class LeadRulesTest {

    @Autowired
    LeadWorld world;

    @Autowired
    LeadRules rules;

    @Autowired
    Leads leads;

    @Autowired
    LeadQueries queries;

    private Viewer sara;
    private StaffId anna;
    private StaffId bita;
    private StaffId cyrus;
    private TeamId team;

    @BeforeEach
    void aTeamOfThree() {
        world.jdbc().sql("delete from lead_rule").update();
        sara = world.sara();
        anna = world.staff("Anna");
        bita = world.staff("Bita");
        cyrus = world.staff("Cyrus");
        team = world.team(anna, bita, cyrus);
    }

    @Test
    void giveALeadByTheFirstThatFits() {
        rules.create(sara, to(anna, "Fair", null, null, null));
        rules.create(sara, to(bita, null, "IR", "شيراز", "fa"));
        rules.create(sara, to(cyrus, null, null, null, null));
        assertThat(owner(from("FAIR", "DE", null, null))).isEqualTo(anna);
        assertThat(owner(from("Web", "IR", "شیراز", "fa"))).isEqualTo(bita);
        assertThat(owner(from("Web", "IR", "شیراز", "en"))).isEqualTo(cyrus);
        assertThat(owner(from(null, null, null, null))).isEqualTo(cyrus);
    }

    @Test
    void leaveALeadThatNoneFitsToNobodyAndAnOwnerWhoIsNamed() {
        rules.create(sara, to(anna, "Fair", null, null, null));
        assertThat(owner(from("Web", null, null, null))).isNull();
        LeadId named = leads.create(sara, from("Fair", null, null, null).ownedBy(bita));
        assertThat(queries.details(sara, named).data().owner()).isEqualTo(bita);
    }

    @Test
    void passOverWhoeverDoesNotWorkHereAnyMore() {
        rules.create(sara, to(anna, null, null, null, null));
        rules.create(sara, of(Method.TURN));
        leave(anna);
        leave(bita);
        assertThat(owners(3)).containsOnly(cyrus);
        leave(cyrus);
        assertThat(owners(1)).containsExactly((StaffId) null);
    }

    @Test
    void giveInTurn() {
        rules.create(sara, of(Method.TURN));
        assertThat(owners(7)).containsExactly(anna, bita, cyrus, anna, bita, cyrus, anna);
    }

    @Test
    void giveToWhoeverHasFewestOpenLeadsAndInTurnAmongEqualOnes() {
        rules.create(sara, of(Method.LOAD));
        leads.create(sara, from(null, null, null, null).ownedBy(anna));
        LeadId closed = leads.create(sara, from(null, null, null, null).ownedBy(bita));
        leads.disqualify(sara, closed, 0, queries.reasons().get(0).id());
        assertThat(owners(4)).containsExactly(bita, cyrus, anna, bita);
    }

    @Test
    void giveInTurnToLeadsThatComeAtTheSameTime() throws Exception {
        rules.create(sara, of(Method.TURN));
        List<Callable<List<StaffId>>> all = Collections.nCopies(4, () -> owners(6));
        List<StaffId> owners = new ArrayList<>();
        var pool = Executors.newFixedThreadPool(4);
        for (Future<List<StaffId>> some : pool.invokeAll(all)) {
            owners.addAll(some.get());
        }
        pool.shutdown();
        for (StaffId member : List.of(anna, bita, cyrus)) {
            assertThat(owners.stream().filter(member::equals)).hasSize(8);
        }
    }

    @Test
    void changePlacesAndGo() {
        LeadRuleId first = rules.create(sara, to(anna, null, null, null, null));
        LeadRuleId second = rules.create(sara, to(bita, null, null, null, null));
        rules.move(sara, second, true);
        assertThat(owner(from(null, null, null, null))).isEqualTo(bita);
        rules.move(sara, second, true);
        assertThat(rules.all(sara)).extracting(LeadRule::id).containsExactly(second, first);
        rules.edit(sara, second, 0, to(cyrus, null, null, null, null));
        assertThat(owner(from(null, null, null, null))).isEqualTo(cyrus);
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> rules.edit(sara, second, 0, to(anna, null, null, null, null)));
        rules.remove(sara, second);
        assertThat(owner(from(null, null, null, null))).isEqualTo(anna);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> rules.remove(sara, second));
    }

    @Test
    void nameSomebodyAndAreTheAdministrators() {
        refused("rule.leadRule.person", () -> rules.create(sara, data(Method.PERSON, null, team)));
        refused("rule.leadRule.team", () -> rules.create(sara, data(Method.TURN, anna, null)));
        Viewer rep = world.rep("Omid");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> rules.all(rep));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> rules.create(rep, of(Method.TURN)));
    }

    private void leave(StaffId staff) {
        world.jdbc()
                .sql("update staff set enabled = false where id = :id")
                .param("id", staff.value())
                .update();
    }

    private List<StaffId> owners(int number) {
        List<StaffId> owners = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            owners.add(owner(from(null, null, null, null)));
        }
        return owners;
    }

    private @Nullable StaffId owner(LeadData data) {
        return queries.details(sara, leads.create(sara, data)).data().owner();
    }

    private static LeadData from(
            @Nullable String source, @Nullable String country, @Nullable String city, @Nullable String language) {
        return new LeadData("Mina", null, null, null, null, city, country, null, language, source, null, null, null);
    }

    private static LeadRuleData to(
            StaffId person,
            @Nullable String source,
            @Nullable String country,
            @Nullable String city,
            @Nullable String language) {
        return new LeadRuleData(source, country, city, language, Method.PERSON, person, null);
    }

    private LeadRuleData of(Method method) {
        return data(method, null, team);
    }

    private static LeadRuleData data(Method method, @Nullable StaffId person, @Nullable TeamId team) {
        return new LeadRuleData(null, null, null, null, method, person, team);
    }

    private static void refused(String key, ThrowingCallable command) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(command)
                .satisfies(violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
