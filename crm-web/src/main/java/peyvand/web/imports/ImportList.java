package peyvand.web.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Cursor;
import peyvand.domain.Slice;
import peyvand.operational.imports.ImportRow;
import peyvand.web.i18n.Ui;

/** A page of the list of imports, every text ready. */
record ImportList(
        List<Entry> entries,
        @Nullable String previous,
        @Nullable String next) {

    record Entry(
            String href,
            String file,
            String kind,
            String state,
            @Nullable String chip,
            String rows,
            @Nullable String who,
            String when) {}

    static ImportList of(Slice<ImportRow> slice, Ui ui) {
        return new ImportList(
                slice.rows().stream().map(row -> entry(row, ui)).toList(), link(slice.previous()), link(slice.next()));
    }

    private static Entry entry(ImportRow row, Ui ui) {
        return new Entry(
                "/imports/" + row.id(),
                row.fileName(),
                ui.message("imports.kind." + row.kind()),
                ui.message("imports.state." + row.state()),
                ImportHead.chip(row.state()),
                ui.formats().number(row.rowsTotal()),
                row.requestedBy(),
                ui.formats().dateTime(row.createdAt()));
    }

    private static @Nullable String link(@Nullable Cursor cursor) {
        return cursor == null ? null : "/imports?at=" + cursor.encode();
    }
}
