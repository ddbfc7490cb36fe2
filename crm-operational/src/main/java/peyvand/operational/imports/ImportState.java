package peyvand.operational.imports;

import java.util.EnumSet;
import java.util.Set;

/** Where an import stands. */
public enum ImportState {
    UPLOADED,
    CHECKING,
    CHECKED,
    RUNNING,
    STOPPED,
    DONE,
    FAILED,
    UNDOING,
    UNDONE;

    static final Set<ImportState> AT_WORK = EnumSet.of(CHECKING, RUNNING, UNDOING);
    static final Set<ImportState> MAY_CHECK = EnumSet.of(UPLOADED, CHECKED, STOPPED, FAILED, UNDONE);
    static final Set<ImportState> MAY_RUN = EnumSet.of(UPLOADED, CHECKED, STOPPED, FAILED, UNDONE);
    static final Set<ImportState> MAY_UNDO = EnumSet.of(DONE, STOPPED, FAILED);

    public boolean atWork() {
        return AT_WORK.contains(this);
    }
}
