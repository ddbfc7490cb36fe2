package peyvand.operational.reason;

/** What the reasons are given for. */
public enum ReasonKind {
    /** An opportunity was lost. */
    LOST("loss_reason", "lossReason"),
    /** A lead was disqualified. */
    DISQUALIFIED("disqualify_reason", "disqualifyReason");

    private final String table;
    private final String field;

    ReasonKind(String table, String field) {
        this.table = table;
        this.field = field;
    }

    String table() {
        return table;
    }

    /** What it is called in forms and in the audit log. */
    public String field() {
        return field;
    }
}
