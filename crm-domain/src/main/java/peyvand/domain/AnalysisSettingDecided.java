package peyvand.domain;

/**
 * Somebody has decided how the analysis reckons from its next run on. Told within the transaction that did it.
 *
 * @param changes by the names of the fields on the form
 */
public record AnalysisSettingDecided(Viewer by, Changes changes) {}
