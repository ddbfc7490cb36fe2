package peyvand.domain;

/** A customer was made, or changed in a way that may matter to others; also told of when a way to reach them came or went. */
public record CustomerSaved(CustomerId id) {}
