package peyvand.operational.staff;

import java.util.List;
import peyvand.domain.TeamId;

/** A team with those in it, by name. */
public record TeamRow(TeamId id, String name, List<StaffName> members) {}
