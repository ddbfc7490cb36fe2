package peyvand.operational.holiday;

/** A holiday as it stands in the table. */
public record HolidayRow(long id, HolidayData data, int version) {}
