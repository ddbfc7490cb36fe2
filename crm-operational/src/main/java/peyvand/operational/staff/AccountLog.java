package peyvand.operational.staff;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;

/** Writes down who came and went, and who tried to. Never what was typed. */
@Service
@Transactional
public class AccountLog {

    private final AuditLog audit;
    private final StaffQueries staff;

    AccountLog(AuditLog audit, StaffQueries staff) {
        this.audit = audit;
        this.staff = staff;
    }

    public void signedIn(StaffId id, String address) {
        staff.signedIn(id).ifPresent(person -> record(person.viewer(address), "SIGNED_IN"));
    }

    public void signedOut(Viewer viewer) {
        record(viewer, "SIGNED_OUT");
    }

    /** They have ended sessions of their own, on this device or on others. */
    public void endedSessions(Viewer viewer) {
        record(viewer, "SESSIONS_ENDED");
    }

    /** @param account null where nobody signs in with that e-mail address */
    void refused(@Nullable StaffId account, String address) {
        audit.recordOfAccount("SIGN_IN_FAILED", account, address, Changes.NONE);
    }

    private void record(Viewer viewer, String action) {
        audit.record(viewer, action, RecordKind.STAFF, viewer.staff().value(), null, Changes.NONE);
    }
}
