package peyvand.domain;

import java.util.UUID;

/** Somebody has made somebody else the owner of customers. Told within the transaction that did it. */
public record CustomersHandedOver(UUID batch, StaffId to) {}
