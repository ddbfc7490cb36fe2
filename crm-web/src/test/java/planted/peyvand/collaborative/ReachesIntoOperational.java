package planted.peyvand.collaborative;

import planted.peyvand.operational.StringHelper;

public record ReachesIntoOperational(StringHelper other) {}
