package peyvand.operational.customer;

import org.jspecify.annotations.Nullable;
import peyvand.domain.HandleKind;

/** A way to reach somebody, as it was typed. */
public record HandleData(
        HandleKind kind, String value, @Nullable String label) {}
