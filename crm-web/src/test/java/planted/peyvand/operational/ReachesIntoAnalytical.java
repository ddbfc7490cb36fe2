package planted.peyvand.operational;

import planted.peyvand.analytical.ReachesIntoCollaborative;

public record ReachesIntoAnalytical(ReachesIntoCollaborative other) {}
