package peyvand.operational.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Sql;
import peyvand.domain.Changes;
import peyvand.domain.ImportId;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.field.CustomField;

/**
 * From a file to records: upload, say what it holds, check, run, and undo. Checking, running and undoing happen in the
 * background; {@link ImportQueries} tells how far they are.
 */
@Service
@Transactional
public class Imports {

    private static final Pattern NAMES = Pattern.compile(".+\\.(xlsx|((csv|tsv|txt)(\\.gz)?))");
    private static final int LONGEST_NAME = 255;
    private static final int HEAD = 1 << 18;
    private static final int PREVIEW_ROWS = 20;
    private static final Set<ImportState> MAY_PREPARE = ImportState.MAY_CHECK;

    private final JdbcClient jdbc;
    private final JobStore jobs;
    private final ImportFiles files;
    private final Synonyms synonyms;
    private final SavedMappings mappings;
    private final SchedulerClient scheduler;
    private final AuditLog audit;
    private final Clock clock;

    Imports(
            JdbcClient jdbc,
            JobStore jobs,
            ImportFiles files,
            Synonyms synonyms,
            SavedMappings mappings,
            SchedulerClient scheduler,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.files = files;
        this.synonyms = synonyms;
        this.mappings = mappings;
        this.scheduler = scheduler;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes in a file (.csv, .tsv, .txt, each also .gz; .xlsx) and finds out what it holds: layout, kind, columns, or a
     * saved mapping of a file with the same header.
     *
     * @throws RuleViolation when it is no such file; nothing of it is kept then
     */
    public ImportId upload(Viewer viewer, String fileName, InputStream content) {
        String name = plainName(fileName);
        if (!NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            throw new RuleViolation("rule.import.fileName");
        }
        ImportId id = insert(viewer, name);
        try {
            ImportFiles.Stored stored = files.store(id, content);
            FileFormat format = detect(id);
            List<Row> head = head(id, format, 1);
            ImportKind kind = format.header() && !head.isEmpty()
                    ? synonyms.likelyKind(viewer, head.get(0).cells())
                    : ImportKind.ORDERS;
            jdbc.sql("""
                    update import_job set kind = :kind, file_size = :size, file_sha256 = :sha256, format = cast(:format as jsonb) where id = :id
                    """)
                    .param("kind", kind.name())
                    .param("size", stored.size())
                    .param("sha256", stored.sha256())
                    .param("format", jobs.json(format))
                    .param("id", id.value())
                    .update();
            suggest(id, kind, format);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        record(viewer, "UPLOADED", id);
        return id;
    }

    private static String plainName(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    private ImportId insert(Viewer viewer, String name) {
        long id = jdbc.sql("""
                insert into import_job (kind, state, file_name, file_size, file_sha256, format, requested_by, created_at, visible_owners)
                values ('CUSTOMERS', 'UPLOADED', :name, 0, '', '{}', :staff, :now, :owners) returning id
                """)
                .param("name", name)
                .param("staff", viewer.staff().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("owners", owners(viewer), java.sql.Types.ARRAY)
                .query(Long.class)
                .single();
        return new ImportId(id);
    }

    private static Long @Nullable [] owners(Viewer viewer) {
        return viewer.customers().everything()
                ? null
                : viewer.customers().owners().stream().map(StaffId::value).toArray(Long[]::new);
    }

    private FileFormat detect(ImportId id) throws IOException {
        byte[] start;
        try (InputStream bytes = files.open(id).bytes()) {
            start = bytes.readNBytes(8);
        }
        if (start.length == 0) {
            throw new RuleViolation("rule.import.empty");
        }
        if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3) {
            var format = new FileFormat(FileFormat.Layout.XLSX, "UTF-8", ',', true);
            boolean header = FormatDetection.hasHeader(
                    head(id, new FileFormat(FileFormat.Layout.XLSX, "UTF-8", ',', false), PREVIEW_ROWS), synonyms);
            return new FileFormat(format.layout(), format.charset(), format.separator(), header);
        }
        if (start.length > 3 && (start[0] & 0xff) == 0xd0 && (start[1] & 0xff) == 0xcf) {
            throw new RuleViolation("rule.import.oldWorkbook");
        }
        String charset;
        try (InputStream bytes = files.open(id).bytes()) {
            charset = TextScan.of(bytes).charset();
        }
        return FormatDetection.detect(text(id, charset), charset, synonyms);
    }

    /** The beginning of a text, up to the end of its last whole line. */
    private String text(ImportId id, String charset) throws IOException {
        try (InputStream bytes = files.open(id).bytes();
                var reader = new MarkSkippingReader(new InputStreamReader(bytes, Charset.forName(charset)))) {
            char[] head = new char[HEAD];
            int filled = 0;
            int read = reader.read(head, 0, HEAD);
            while (read > 0) {
                filled += read;
                read = reader.read(head, filled, HEAD - filled);
            }
            String text = new String(head, 0, filled);
            int end = text.lastIndexOf('\n');
            return filled == HEAD && end > 0 ? text.substring(0, end + 1) : text;
        }
    }

    private List<Row> head(ImportId id, FileFormat format, int most) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowSource source = RowSource.open(format, files.open(id).bytes())) {
            for (Row row = source.next(); row != null && rows.size() < most; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void suggest(ImportId id, ImportKind kind, FileFormat format) throws IOException {
        List<String> header = format.header()
                ? head(id, format, 1).stream()
                        .flatMap(row -> row.cells().stream())
                        .toList()
                : List.of();
        String key = synonyms.headerKey(header);
        SavedMapping saved = header.isEmpty() ? null : mappings.forHeader(kind, key);
        jdbc.sql("""
                update import_job set header_key = :key, kind = :kind, mapping = cast(:mapping as jsonb), options = cast(:options as jsonb)
                where id = :id
                """)
                .param("key", key)
                .param("kind", kind.name())
                .param(
                        "mapping",
                        jobs.json(
                                saved == null
                                        ? withOwn(synonyms.suggest(kind, header), kind, header)
                                        : saved.mapping()))
                .param("options", jobs.json(saved == null ? ImportOptions.USUAL : saved.options()))
                .param("id", id.value())
                .update();
    }

    /** Columns that are called like custom fields, in either language, are these. */
    private ImportMapping withOwn(ImportMapping mapping, ImportKind kind, List<String> header) {
        Map<Integer, Long> own = new LinkedHashMap<>();
        for (CustomField field : jobs.own(kind)) {
            for (int i = 0; i < header.size(); i++) {
                if (mapping.columns().get(i) == null
                        && !own.containsKey(i)
                        && field.label().says(header.get(i))) {
                    own.put(i, field.id().value());
                    break;
                }
            }
        }
        return new ImportMapping(mapping.columns(), own);
    }

    /** The beginning of a file, as it is understood now. */
    public ImportPreview preview(Viewer viewer, ImportId id) {
        Job job = visible(viewer, id);
        try {
            List<Row> rows = head(id, job.format(), PREVIEW_ROWS + 1);
            boolean header = job.format().header() && !rows.isEmpty();
            return new ImportPreview(
                    job.kind(),
                    job.format(),
                    header ? rows.get(0).cells() : List.of(),
                    rows.stream()
                            .skip(header ? 1 : 0)
                            .limit(PREVIEW_ROWS)
                            .map(Row::cells)
                            .toList(),
                    job.mapping(),
                    job.options(),
                    job.own());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Says what kind of file it is and how it is laid out; the mapping is suggested anew. */
    public void setFormat(Viewer viewer, ImportId id, ImportKind kind, FileFormat format) {
        prepare(viewer, id);
        if (!kind.isFor(viewer)) {
            throw new RuleViolation("rule.import.options");
        }
        if (!Charset.isSupported(format.charset())
                || format.separator() == '"'
                || format.separator() == '\n'
                || format.separator() == '\r') {
            throw new RuleViolation("rule.import.format");
        }
        try {
            jdbc.sql("update import_job set format = cast(:format as jsonb), state = 'UPLOADED' where id = :id")
                    .param("format", jobs.json(format))
                    .param("id", id.value())
                    .update();
            suggest(id, kind, format);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Says what the columns are and how they are to be understood. */
    public void setMapping(Viewer viewer, ImportId id, ImportMapping mapping, ImportOptions options) {
        Job job = prepare(viewer, id);
        requireSensible(job, mapping, options);
        jdbc.sql("""
                update import_job set mapping = cast(:mapping as jsonb), options = cast(:options as jsonb), state = 'UPLOADED' where id = :id
                """)
                .param("mapping", jobs.json(mapping))
                .param("options", jobs.json(options))
                .param("id", id.value())
                .update();
    }

    private static void requireSensible(Job job, ImportMapping mapping, ImportOptions options) {
        ImportKind kind = job.kind();
        requireOwn(job, mapping);
        List<ImportField> used =
                mapping.columns().stream().filter(field -> field != null).toList();
        for (ImportField field : used) {
            if (!field.of().contains(kind) || used.indexOf(field) != used.lastIndexOf(field)) {
                throw new RuleViolation("rule.import.columnTwice", "@" + field.name());
            }
        }
        for (List<ImportField> group : ImportField.required(kind)) {
            if (group.stream().noneMatch(mapping::has)) {
                throw new RuleViolation(
                        "rule.import.columnMissing", "@" + group.get(0).name());
            }
        }
        MatchKey key = options.match(kind, mapping);
        if (!key.in(mapping)) {
            throw new RuleViolation(
                    "rule.import.columnMissing", "@" + key.field().name());
        }
        if (!kind.matchKeys().contains(key) || options.exchangeRate().signum() <= 0) {
            throw new RuleViolation("rule.import.options");
        }
    }

    /** Each custom field is in use and named once, by a column that is nothing else. */
    private static void requireOwn(Job job, ImportMapping mapping) {
        Set<Long> seen = new HashSet<>();
        mapping.own().forEach((column, id) -> {
            CustomField field = job.own().stream()
                    .filter(one -> one.id().value() == id)
                    .findFirst()
                    .orElseThrow(() -> new RuleViolation("rule.field.unknown"));
            boolean free = column >= 0
                    && column < mapping.columns().size()
                    && mapping.columns().get(column) == null;
            if (!free || !seen.add(id)) {
                throw new RuleViolation("rule.import.columnTwice", field.label().text());
            }
        });
    }

    /** Finds out in the background what a run would do. */
    public void check(Viewer viewer, ImportId id) {
        Job job = visible(viewer, id);
        requireSensible(job, job.mapping(), job.options());
        if (job.checkpoint() > 0) {
            throw new RuleViolation("rule.import.begun");
        }
        start(viewer, job, ImportState.MAY_CHECK, ImportState.CHECKING, ImportTasks.CHECK);
    }

    /** Runs in the background; what was stopped or failed goes on where it was. */
    public void run(Viewer viewer, ImportId id) {
        Job job = visible(viewer, id);
        requireSensible(job, job.mapping(), job.options());
        if (job.checkpoint() == 0) {
            jobs.forgetProgress(id);
        }
        start(viewer, job, ImportState.MAY_RUN, ImportState.RUNNING, ImportTasks.RUN);
        record(viewer, "STARTED", id);
    }

    /** Takes back in the background all that the import did. */
    public void undo(Viewer viewer, ImportId id) {
        start(viewer, visible(viewer, id), ImportState.MAY_UNDO, ImportState.UNDOING, ImportTasks.UNDO);
        record(viewer, "UNDO_STARTED", id);
    }

    private void start(Viewer viewer, Job job, Set<ImportState> from, ImportState to, String task) {
        jobs.move(job.id(), from, to);
        int version = jdbc.sql("""
                update import_job set requested_by = :staff, visible_owners = :owners where id = :id returning version
                """)
                .param("staff", viewer.staff().value())
                .param("owners", owners(viewer), java.sql.Types.ARRAY)
                .param("id", job.id().value())
                .query(Integer.class)
                .single();
        scheduler.scheduleIfNotExists(
                new TaskInstance<>(task, ImportTasks.instance(job.id(), version)), clock.instant());
    }

    /** Asks a check or run to stop; it does within a second or two, at the end of what it is writing. */
    public void stop(Viewer viewer, ImportId id) {
        if (!visible(viewer, id).state().atWork()) {
            throw new RuleViolation("rule.import.notNow");
        }
        jdbc.sql("update import_job set stop_requested = true where id = :id and state in ('CHECKING', 'RUNNING')")
                .param("id", id.value())
                .update();
    }

    /** Throws the file away; an import that wrote nothing goes with it, the record of another stays. */
    public void deleteFile(Viewer viewer, ImportId id) {
        Job job = visible(viewer, id);
        if (job.state().atWork()) {
            throw new RuleViolation("rule.import.notNow");
        }
        files.delete(id);
        record(viewer, "FILE_DELETED", id);
        if (job.checkpoint() == 0 && MAY_PREPARE.contains(job.state()) && job.state() != ImportState.UNDONE) {
            jdbc.sql("delete from import_job where id = :id")
                    .param("id", id.value())
                    .update();
        }
    }

    /** Keeps the mapping and options of an import for files with the same header. */
    public void saveMapping(Viewer viewer, ImportId id, String name) {
        Job job = visible(viewer, id);
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > 100) {
            throw new RuleViolation("rule.import.mappingName");
        }
        String key = jdbc.sql("select coalesce(header_key, '') from import_job where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        mappings.save(viewer, job, plain, key);
        record(viewer, "MAPPING_SAVED", id);
    }

    @Transactional(readOnly = true)
    public List<SavedMapping> mappings(Viewer viewer, ImportKind kind) {
        return mappings.of(kind);
    }

    /** Takes over a saved mapping, which must be of the same kind. */
    public void useMapping(Viewer viewer, ImportId id, long mapping) {
        Job job = prepare(viewer, id);
        SavedMapping saved = mappings.of(job.kind()).stream()
                .filter(candidate -> candidate.id() == mapping)
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
        setMapping(viewer, id, saved.mapping(), saved.options());
    }

    public void deleteMapping(Viewer viewer, long mapping) {
        mappings.delete(mapping);
    }

    private Job prepare(Viewer viewer, ImportId id) {
        Job job = visible(viewer, id);
        if (!MAY_PREPARE.contains(job.state()) || job.checkpoint() > 0) {
            throw new RuleViolation("rule.import.begun");
        }
        return job;
    }

    private Job visible(Viewer viewer, ImportId id) {
        Sql sql = Sql.of("select 1 from import_job j where j.id = :id").with("id", id.value());
        if (ImportQueries.visible(sql, viewer).on(jdbc).query().listOfRows().isEmpty()) {
            throw new NotFound(id);
        }
        return jobs.load(id);
    }

    private void record(Viewer viewer, String action, ImportId id) {
        audit.record(viewer, action, RecordKind.IMPORT, id.value(), null, Changes.NONE);
    }
}
