package peyvand.analytical.product;

import peyvand.analytical.rfm.RfmSegment;

/** Customers of a group who bought a product, and for how much in the base currency. */
public record BuyerGroup(RfmSegment group, int customers, double amount) {}
