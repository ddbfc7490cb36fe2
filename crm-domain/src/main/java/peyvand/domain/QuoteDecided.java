package peyvand.domain;

/**
 * A customer has accepted or declined a quote.
 *
 * @param owner the member of staff whose quote it is
 */
public record QuoteDecided(QuoteId quote, StaffId owner) {}
