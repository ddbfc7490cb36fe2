package peyvand.operational.staff;

/** A company that starts to use Peyvand, and the first who signs in there. */
public record Founding(Company company, NewStaff administrator) {}
