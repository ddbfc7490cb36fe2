package peyvand.domain;

/** A possible sale is one to another customer now; it is published within the transaction. */
public record OpportunityPassedOn(OpportunityId opportunity, CustomerId to) {}
