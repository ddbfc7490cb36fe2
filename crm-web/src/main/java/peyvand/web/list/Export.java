package peyvand.web.list;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import peyvand.domain.RecordKind;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.web.i18n.Ui;

/**
 * The file that a request asks for by the end of its address, {@code .csv} or {@code .xlsx}. Nothing leaves the house in any
 * other way, so who takes what is told in the audit log here, before the first row leaves.
 */
public final class Export {

    private static final String XLSX = ".xlsx";

    private final Viewer viewer;
    private final Ui ui;
    private final AuditLog audit;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    public Export(Viewer viewer, Ui ui, AuditLog audit, HttpServletRequest request, HttpServletResponse response) {
        this.viewer = viewer;
        this.ui = ui;
        this.audit = audit;
        this.request = request;
        this.response = response;
    }

    /** Reads rows and hands each to the consumer. */
    @FunctionalInterface
    public interface Rows<R> {
        void each(Consumer<R> consumer);
    }

    /**
     * Writes rows as they are read, in the columns and order of the screen.
     *
     * @param kind of the records that the rows tell of
     * @param name of the file
     * @throws Refused for a viewer who may not export
     */
    public <R> void write(RecordKind kind, String name, List<Column<R>> columns, Rows<R> rows) throws IOException {
        viewer.require(Right.EXPORT, "export " + name);
        String path = request.getRequestURI();
        String query = request.getQueryString();
        audit.tell(viewer, "EXPORTED", kind, query == null ? path : path + "?" + query);
        if (path.endsWith(XLSX)) {
            attach(name + XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            XlsxFile.write(response.getOutputStream(), name, columns, rows, ui);
        } else {
            attach(name + ".csv", "text/csv;charset=UTF-8");
            CsvFile.write(response.getOutputStream(), columns, rows, ui);
        }
    }

    private void attach(String file, String type) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }
}
