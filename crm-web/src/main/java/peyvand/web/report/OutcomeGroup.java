package peyvand.web.report;

/** By what what was won and lost is told apart on its page. */
enum OutcomeGroup {
    MONTH,
    QUARTER,
    OWNER,
    SOURCE,
    REASON,
    COMPETITOR,
    PRODUCT
}
