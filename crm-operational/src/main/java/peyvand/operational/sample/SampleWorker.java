package peyvand.operational.sample;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import peyvand.domain.ImportId;
import peyvand.domain.Scope;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.imports.ImportOptions;
import peyvand.operational.imports.ImportQueries;
import peyvand.operational.imports.ImportState;
import peyvand.operational.imports.Imports;

/** Has the files of the sample company imported one after the other, or undone in reverse. May break off and begin again. */
@Component
class SampleWorker {

    private static final long LOOK_AGAIN_MILLIS = 200;

    private final JdbcClient jdbc;
    private final ObjectProvider<Imports> imports;
    private final ImportQueries queries;
    private final SampleOpportunities opportunities;
    private final SampleActivities activities;
    private final Clock clock;

    SampleWorker(
            JdbcClient jdbc,
            ObjectProvider<Imports> imports,
            ImportQueries queries,
            SampleOpportunities opportunities,
            SampleActivities activities,
            Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.queries = queries;
        this.opportunities = opportunities;
        this.activities = activities;
        this.clock = clock;
    }

    void load(StaffId by) {
        Viewer viewer = viewer(by);
        SampleCompany.Files files = company(by).files();
        for (SampleFiles file : SampleFiles.values()) {
            ImportId id = known(file).orElseGet(() -> upload(viewer, file, file.of(files)));
            if (state(viewer, id) != ImportState.DONE) {
                if (!state(viewer, id).atWork()) {
                    imports().run(viewer, id);
                }
                await(viewer, id, ImportState.DONE);
            }
        }
        opportunities.load(by);
        activities.load(by);
    }

    void remove(StaffId by) {
        Viewer viewer = viewer(by);
        activities.remove();
        for (SampleFiles file :
                List.of(SampleFiles.ORDERS, SampleFiles.CONTACTS, SampleFiles.CUSTOMERS, SampleFiles.PRODUCTS)) {
            known(file).ifPresent(id -> {
                if (!state(viewer, id).atWork()) {
                    imports().undo(viewer, id);
                }
                await(viewer, id, ImportState.UNDONE);
                imports().deleteFile(viewer, id);
            });
        }
    }

    private SampleCompany company(StaffId by) {
        return jdbc.sql("""
                select c.zone, c.language, c.base_currency, s.email from company c cross join staff s where s.id = :id
                """)
                .param("id", by.value())
                .query((row, n) -> new SampleCompany(
                        LocalDateTime.ofInstant(clock.instant(), ZoneId.of(row.getString("zone"))),
                        row.getString("language").equals("fa"),
                        row.getString("base_currency"),
                        row.getString("email")))
                .single();
    }

    private Viewer viewer(StaffId by) {
        String name = jdbc.sql("select name from staff where id = :id")
                .param("id", by.value())
                .query(String.class)
                .single();
        return Viewer.forJob(by, name, Scope.EVERYTHING);
    }

    /** The import of this file, if it was begun before and not undone. */
    private Optional<ImportId> known(SampleFiles file) {
        return jdbc.sql("select max(id) from import_job where sample and kind = :kind and state <> 'UNDONE'")
                .param("kind", file.kind().name())
                .query((row, n) -> row.getLong(1))
                .optional()
                .filter(id -> id > 0)
                .map(ImportId::new);
    }

    private ImportId upload(Viewer viewer, SampleFiles file, String content) {
        ImportId id = imports()
                .upload(viewer, file.fileName(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        imports()
                .setFormat(
                        viewer, id, file.kind(), imports().preview(viewer, id).format());
        imports().setMapping(viewer, id, file.mapping(), ImportOptions.USUAL);
        jdbc.sql("update import_job set sample = true where id = :id")
                .param("id", id.value())
                .update();
        return id;
    }

    /** Not before it is needed: imports need the scheduler, which needs this worker. */
    private Imports imports() {
        return imports.getObject();
    }

    private ImportState state(Viewer viewer, ImportId id) {
        return queries.details(viewer, id).row().state();
    }

    private void await(Viewer viewer, ImportId id, ImportState wanted) {
        ImportState state = state(viewer, id);
        while (state.atWork()) {
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            state = state(viewer, id);
        }
        if (state != wanted) {
            throw new IllegalStateException("import " + id + " of the sample ended as " + state);
        }
    }
}
