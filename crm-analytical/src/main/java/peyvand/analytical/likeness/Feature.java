package peyvand.analytical.likeness;

/** Something that is known of a customer. */
record Feature(Known known, String value) {}
