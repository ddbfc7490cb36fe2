package peyvand.operational.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static peyvand.operational.market.MarketWorld.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.Cursor;
import peyvand.domain.IndicatorId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.Slice;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditQueries;
import peyvand.operational.audit.AuditRow;
import peyvand.operational.staff.Calendar;

@MarketDbTest
class MarketNotesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    MarketWorld world;

    @Autowired
    MarketNotes notes;

    @Autowired
    MarketNoteQueries queries;

    @Autowired
    AuditQueries audit;

    private Viewer sara;
    private IndicatorId inflation;

    @BeforeEach
    void follow() {
        sara = world.viewer(Right.EDIT);
        inflation = world.indicator(sara, Calendar.JALALI);
    }

    @Test
    void areAboutAnIndicatorOrTheMarket() {
        long general = notes.add(sara, null, DAY.plusYears(50), "The fair was full");
        long special = notes.add(sara, inflation, DAY.plusYears(50), "New base year");
        assertThat(page(null)).startsWith(special, general);
        assertThat(page(inflation)).containsExactly(special);
        assertThat(queries.note(sara, special)).satisfies(note -> {
            assertThat(note.indicator()).isEqualTo(inflation);
            assertThat(note.authorName()).isEqualTo("Sara");
        });
        assertThatThrownBy(() -> notes.add(sara, new IndicatorId(Long.MAX_VALUE), DAY, "x"))
                .isInstanceOf(NotFound.class);
        refused("rule.market.day", () -> notes.add(sara, null, LocalDate.of(1899, 12, 31), "x"));
    }

    @Test
    void areTheirAuthors() {
        long note = notes.add(sara, inflation, DAY, "New base year");
        Viewer colleague = world.viewer(Right.EDIT);
        assertThatThrownBy(() -> notes.edit(colleague, note, 0, DAY, "Other words"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> notes.remove(colleague, note)).isInstanceOf(Refused.class);
        notes.edit(sara, note, 0, DAY, "New base year: 1400");
        assertThatThrownBy(() -> notes.edit(sara, note, 0, DAY, "Late")).isInstanceOf(Stale.class);
        notes.remove(world.viewer(Right.EDIT, Right.DELETE), note);
        assertThatThrownBy(() -> queries.note(sara, note)).isInstanceOf(NotFound.class);
        assertThat(audit.ofRecord(RecordKind.MARKET_NOTE, note, 9))
                .extracting(AuditRow::action)
                .containsExactly("REMOVED", "CHANGED", "CREATED");
    }

    @Test
    void areReadAPageAtATimeTheLatestFirst() {
        for (int i = 0; i < 7; i++) {
            notes.add(sara, inflation, DAY.plusDays(i / 2), "Note " + i);
        }
        List<LocalDate> days = new ArrayList<>();
        Cursor cursor = null;
        do {
            Slice<MarketNote> slice = queries.page(sara, inflation, cursor, 3);
            slice.rows().forEach(note -> days.add(note.day()));
            cursor = slice.next();
        } while (cursor != null);
        assertThat(days).hasSize(7).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    private List<Long> page(@Nullable IndicatorId about) {
        return queries.page(sara, about, null, 20).rows().stream()
                .map(MarketNote::id)
                .toList();
    }
}
