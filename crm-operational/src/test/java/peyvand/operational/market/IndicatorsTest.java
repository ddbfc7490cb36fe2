package peyvand.operational.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static peyvand.operational.market.MarketWorld.called;
import static peyvand.operational.market.MarketWorld.jalali;
import static peyvand.operational.market.MarketWorld.refused;
import static peyvand.operational.market.MarketWorld.value;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.IndicatorId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditQueries;
import peyvand.operational.audit.AuditRow;
import peyvand.operational.staff.Calendar;

@MarketDbTest
class IndicatorsTest {

    @Autowired
    MarketWorld world;

    @Autowired
    Indicators indicators;

    @Autowired
    IndicatorValues values;

    @Autowired
    IndicatorQueries queries;

    @Autowired
    AuditQueries audit;

    private Viewer sara;
    private String unique;

    @BeforeEach
    void follow() {
        sara = world.viewer(Right.EDIT, Right.DELETE);
        unique = "I" + System.nanoTime();
    }

    @Test
    void areCalledByOneLanguageAtLeast() {
        IndicatorId id = indicators.create(sara, called(null, "تورم " + unique, Calendar.JALALI));
        assertThat(queries.indicator(sara, id).label().in("en")).isEqualTo("تورم " + unique);
        refused("rule.indicator.label", () -> indicators.create(sara, called(null, null, Calendar.JALALI)));
        refused("rule.indicator.label", () -> indicators.create(sara, called("a", "\u200c", Calendar.JALALI)));
    }

    @Test
    void areNotCalledLikeOneAnother() {
        indicators.create(sara, called(null, "نرخ " + unique + " يورو", Calendar.JALALI));
        refused(
                "rule.indicator.labelTaken",
                () -> indicators.create(sara, called(null, "نرخ " + unique + " یورو", Calendar.GREGORIAN)));
    }

    @Test
    void refuseTheSecondOfTwoWhoEdit() {
        IndicatorId id = indicators.create(sara, called(unique, null, Calendar.JALALI));
        indicators.edit(sara, id, 0, called(unique + " b", null, Calendar.GREGORIAN));
        assertThatThrownBy(() -> indicators.edit(sara, id, 0, called(unique + " c", null, Calendar.GREGORIAN)))
                .isInstanceOf(Stale.class);
        indicators.edit(sara, id, 1, called(unique + " b", null, Calendar.GREGORIAN));
        assertThat(queries.indicator(sara, id).version()).isEqualTo(1);
    }

    @Test
    void keepTheirCalendarOnceThereAreValues() {
        IndicatorId id = indicators.create(sara, called(unique, null, Calendar.JALALI));
        values.enter(sara, id, value(jalali(1405, 8), "40"), null);
        refused(
                "rule.indicator.calendar",
                () -> indicators.edit(sara, id, 0, called(unique, null, Calendar.GREGORIAN)));
        indicators.edit(sara, id, 0, called(unique + " b", null, Calendar.JALALI));
    }

    @Test
    void areLeftAsTheyAreInTheArchive() {
        IndicatorId id = indicators.create(sara, called(unique, null, Calendar.JALALI));
        indicators.archive(sara, id);
        assertThat(listed(false)).doesNotContain(id);
        assertThat(listed(true)).contains(id);
        refused("rule.indicator.archived", () -> indicators.edit(sara, id, 1, called(unique, "x", Calendar.JALALI)));
        refused("rule.indicator.archived", () -> values.enter(sara, id, value(jalali(1405, 8), "40"), null));
        indicators.restore(sara, id);
        assertThat(listed(false)).contains(id);
        assertThat(audit.ofRecord(RecordKind.INDICATOR, id.value(), 9))
                .extracting(AuditRow::action)
                .containsExactly("RESTORED", "ARCHIVED", "CREATED");
    }

    @Test
    void askForTheRight() {
        IndicatorId id = indicators.create(sara, called(unique, null, Calendar.JALALI));
        Viewer reader = world.viewer();
        Viewer editor = world.viewer(Right.EDIT);
        for (ThrowingCallable doing : List.<ThrowingCallable>of(
                () -> indicators.create(reader, called("x" + unique, null, Calendar.JALALI)),
                () -> indicators.edit(reader, id, 0, called("x" + unique, null, Calendar.JALALI)),
                () -> indicators.archive(editor, id),
                () -> indicators.restore(editor, id))) {
            assertThatThrownBy(doing).isInstanceOf(Refused.class);
        }
        IndicatorId none = new IndicatorId(Long.MAX_VALUE);
        assertThatThrownBy(() -> queries.indicator(sara, none)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> indicators.archive(sara, none)).isInstanceOf(NotFound.class);
    }

    private List<IndicatorId> listed(boolean archived) {
        return queries.all(sara, "en", archived).stream()
                .map(row -> row.indicator().id())
                .toList();
    }
}
