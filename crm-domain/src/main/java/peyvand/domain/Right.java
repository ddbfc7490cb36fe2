package peyvand.domain;

/** What a role may do with the records it sees. To look at them needs no right of its own. */
public enum Right {
    /** Write records one by one. */
    EDIT,
    /** Take records out of the house as a file. */
    EXPORT,
    /** Change many records at once: import, hand over, tag. */
    BULK,
    /** Make records disappear from daily work: archive, merge, remove what was imported. */
    DELETE,
    /** Erase a person's data for good. */
    ERASE,
    /** Decide who works here and what they may do. */
    ADMINISTER
}
