package peyvand.operational.field;

/**
 * One of the choices of a custom field.
 *
 * @param retired no longer offered; records that chose it keep it
 */
public record CustomChoice(long id, Label label, boolean retired, int version) {}
