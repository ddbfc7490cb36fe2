package peyvand.operational.quote;

/** How far a quote is. Nothing expires by itself in the database: a sent one that is no longer valid is read as expired. */
public enum QuoteState {
    DRAFT,
    SENT,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    /** A newer version has taken its place. */
    SUPERSEDED
}
