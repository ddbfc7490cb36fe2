package peyvand.operational.customer;

import peyvand.domain.CustomerId;

/** A customer as a field offers them. */
public record CustomerChoice(CustomerId id, String number, String name) {}
