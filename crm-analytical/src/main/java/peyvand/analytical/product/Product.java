package peyvand.analytical.product;

import peyvand.domain.ProductId;

/** A product that something is said about. */
public record Product(ProductId id, String code, String name) {}
