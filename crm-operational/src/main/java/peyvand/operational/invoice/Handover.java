package peyvand.operational.invoice;

import java.time.Instant;
import java.time.LocalDate;

/** What was handed over to the books at one time. @param entries so many papers and payments */
public record Handover(long id, LocalDate from, LocalDate to, String staffName, Instant at, int entries) {}
