package peyvand.operational.competitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sort;
import peyvand.db.testing.DbTest;
import peyvand.domain.Changes.Change;
import peyvand.domain.CompetitorId;
import peyvand.domain.Cursor;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Scope;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditQueries;
import peyvand.operational.audit.AuditRow;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = CompetitorsTest.Application.class,
        properties = {"db-scheduler.enabled=false", "spring.jpa.hibernate.ddl-auto=none"})
@DbTest
@Transactional
class CompetitorsTest {

    @EnableAutoConfiguration
    @ComponentScan({"peyvand.operational.competitor", "peyvand.operational.audit"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-20T22:30:00Z"), ZoneOffset.UTC);
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.shared();
        }
    }

    @Autowired
    Competitors competitors;

    @Autowired
    CompetitorQueries queries;

    @Autowired
    AuditQueries audit;

    @Autowired
    JdbcClient jdbc;

    private final Viewer sara = viewer(Right.EDIT, Right.DELETE);
    private String unique = "";

    @BeforeEach
    void market() {
        unique = "R" + System.nanoTime();
    }

    @Test
    void keepsWhatIsKnownOfThem() {
        CompetitorData data = new CompetitorData(
                unique, "rival.example", List.of("b.example", "a.example"), "Cheap", "Late", "5 % less than ours");
        CompetitorId id = competitors.create(sara, data);
        assertThat(queries.details(sara, id).data()).isEqualTo(data);
    }

    @Test
    void meetsANameHoweverItIsSpelt() {
        competitors.create(sara, CompetitorData.named(unique + " گل يكتا"));
        refused(
                "rule.competitor.nameTaken",
                () -> competitors.create(
                        sara, CompetitorData.named(unique.toLowerCase(java.util.Locale.ROOT) + " گل یکتا")));
    }

    @Test
    void refusesToRenameOneLikeAnother() {
        competitors.create(sara, CompetitorData.named(unique));
        CompetitorId other = competitors.create(sara, CompetitorData.named(unique + "2"));
        refused(
                "rule.competitor.nameTaken",
                () -> competitors.edit(
                        sara, other, 0, CompetitorData.named(unique.toUpperCase(java.util.Locale.ROOT))));
    }

    @Test
    void refusesANameThatSaysNothingAndTooManyLinks() {
        refused("rule.competitor.name", () -> competitors.create(sara, CompetitorData.named("\u200c \u200c")));
        refused("rule.competitor.links", () -> competitors.create(sara, linked(Collections.nCopies(21, "a.example"))));
        refused("rule.competitor.links", () -> competitors.create(sara, linked(List.of("a".repeat(301)))));
    }

    @Test
    void refusesTheSecondOfTwoWhoEdit() {
        CompetitorId id = competitors.create(sara, CompetitorData.named(unique));
        competitors.edit(sara, id, 0, CompetitorData.named(unique + " Ltd"));
        assertThatThrownBy(() -> competitors.edit(sara, id, 0, CompetitorData.named(unique + " Inc")))
                .isInstanceOf(Stale.class);
        competitors.edit(sara, id, 1, CompetitorData.named(unique + " Ltd"));
        assertThat(queries.details(sara, id).version()).isEqualTo(1);
    }

    @Test
    void leavesArchivedOnesAsTheyAre() {
        CompetitorId id = competitors.create(sara, CompetitorData.named(unique));
        assertThat(queries.choices()).extracting(CompetitorChoice::name).contains(unique);
        competitors.archive(sara, id);
        competitors.archive(sara, id);
        assertThat(queries.choices()).extracting(CompetitorChoice::name).doesNotContain(unique);
        assertThat(listed(new CompetitorFilter(unique, false))).isEmpty();
        assertThat(listed(new CompetitorFilter(unique, true))).containsExactly(id);
        refused("rule.competitor.archived", () -> competitors.edit(sara, id, 1, CompetitorData.named(unique + "2")));
        competitors.restore(sara, id);
        assertThat(queries.choices()).extracting(CompetitorChoice::id).contains(id);
        assertThat(audit.ofRecord(RecordKind.COMPETITOR, id.value(), 9))
                .extracting(AuditRow::action)
                .containsExactly("RESTORED", "ARCHIVED", "CREATED");
    }

    @Test
    void tellsWhatWasChanged() {
        CompetitorId id = competitors.create(sara, linked(List.of("a.example")));
        competitors.edit(sara, id, 0, linked(List.of("a.example", "b.example")));
        assertThat(audit.ofRecord(RecordKind.COMPETITOR, id.value(), 1))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.actor()).isEqualTo("Sara");
                    assertThat(row.address()).isNull();
                    assertThat(row.changes().fields())
                            .containsOnlyKeys("links")
                            .containsValue(new Change("a.example", "a.example\nb.example"));
                });
    }

    @Test
    void asksForTheRight() {
        CompetitorId id = competitors.create(sara, CompetitorData.named(unique));
        Viewer reader = viewer();
        Viewer editor = viewer(Right.EDIT);
        for (ThrowingCallable doing : List.<ThrowingCallable>of(
                () -> competitors.create(reader, CompetitorData.named(unique + "2")),
                () -> competitors.edit(reader, id, 0, CompetitorData.named(unique + "2")),
                () -> competitors.archive(editor, id),
                () -> competitors.restore(editor, id))) {
            assertThatThrownBy(doing).isInstanceOf(Refused.class);
        }
        assertThat(queries.details(reader, id).version()).isZero();
    }

    @Test
    void findsThemByAnyPartOfTheName() {
        CompetitorId id = competitors.create(sara, CompetitorData.named("گل‌فروشي 100%_" + unique));
        assertThat(listed(new CompetitorFilter("فروشی ۱۰۰%_" + unique, false))).containsExactly(id);
        assertThat(listed(new CompetitorFilter("%" + unique, false))).isEmpty();
        assertThat(listed(new CompetitorFilter("فروشی" + unique, false))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CompetitorSort.class)
    void turnsPagesForwardAndBack(CompetitorSort by) {
        for (int i = 0; i < 7; i++) {
            competitors.create(sara, CompetitorData.named(unique + i));
        }
        CompetitorFilter filter = new CompetitorFilter(unique, false);
        for (Sort sort : List.of(by.sort(), by.sort().direction(!by.sort().descending()))) {
            List<CompetitorId> exported = new ArrayList<>();
            queries.each(sara, filter, sort, row -> exported.add(row.id()));
            List<CompetitorId> forward = new ArrayList<>();
            Cursor cursor = null;
            Slice<CompetitorDetails> slice;
            do {
                slice = queries.page(sara, filter, sort, cursor, 3);
                slice.rows().forEach(row -> forward.add(row.id()));
                cursor = slice.next();
            } while (cursor != null);
            assertThat(forward).hasSize(7).isEqualTo(exported);
        }
        assertThat(queries.count(sara, filter).number()).isEqualTo(7);
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        CompetitorId none = new CompetitorId(Long.MAX_VALUE);
        assertThatThrownBy(() -> queries.details(sara, none)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> competitors.archive(sara, none)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> competitors.edit(sara, none, 0, CompetitorData.named(unique)))
                .isInstanceOf(NotFound.class);
    }

    private CompetitorData linked(List<String> links) {
        return new CompetitorData(unique, null, links, null, null, null);
    }

    private List<CompetitorId> listed(CompetitorFilter filter) {
        return queries.page(sara, filter, CompetitorSort.NAME.sort(), null, 50).rows().stream()
                .map(CompetitorDetails::id)
                .toList();
    }

    private static Viewer viewer(Right... rights) {
        return new Viewer(new StaffId(1), "Sara", Set.of(rights), Scope.EVERYTHING, Scope.EVERYTHING, "192.0.2.1");
    }

    private static void refused(String key, ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
