package planted.peyvand.analytical;

import planted.peyvand.collaborative.ReachesIntoOperational;

public record ReachesIntoCollaborative(ReachesIntoOperational other) {}
