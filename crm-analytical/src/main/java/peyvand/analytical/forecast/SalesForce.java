package peyvand.analytical.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;

/**
 * Who sells and who answers for whom, as far as a viewer sees it.
 *
 * @param names of the colleagues the viewer sees, those who have left included
 * @param teams whose colleagues the viewer sees, with their names and in order
 * @param members of these teams
 * @param everything whether the viewer sees the whole company
 */
public record SalesForce(
        Map<StaffId, String> names, Map<TeamId, String> teams, Map<TeamId, Set<StaffId>> members, boolean everything) {

    /** A whole or a part. @param who those who make it up; null: nobody */
    record Unit(@Nullable Seller seller, String name, Set<StaffId> who) {}

    public boolean shows(Seller seller) {
        StaffId staff = seller.staff();
        TeamId team = seller.team();
        return staff != null ? names.containsKey(staff) : team != null ? teams.containsKey(team) : everything;
    }

    public String name(Seller seller) {
        return seller.staff() != null
                ? names.getOrDefault(seller.staff(), "")
                : seller.team() != null ? teams.getOrDefault(seller.team(), "") : "";
    }

    /** Those who make up a seller. */
    public Set<StaffId> who(Seller seller) {
        return seller.staff() != null
                ? Set.of(seller.staff())
                : seller.team() != null ? members.getOrDefault(seller.team(), Set.of()) : names.keySet();
    }

    /** The widest this viewer sees: the company, their team, themselves. */
    public Seller widest(StaffId viewer) {
        return everything
                ? Seller.COMPANY
                : teams.isEmpty()
                        ? Seller.of(viewer)
                        : Seller.of(teams.keySet().iterator().next());
    }

    /** Whom the viewer can look at: the company, the teams, and the colleagues of the seller looked at. */
    public List<Forecast.Choice> choices() {
        return Stream.concat(
                        everything ? Stream.of(Seller.COMPANY) : Stream.empty(),
                        teams.keySet().stream().map(Seller::of))
                .map(seller -> new Forecast.Choice(seller, name(seller)))
                .toList();
    }

    Unit unit(Seller seller) {
        return new Unit(seller, name(seller), who(seller));
    }

    /** Of whom a seller is the sum: the company of its teams and of whoever is in none. */
    List<Unit> parts(Seller seller) {
        if (seller.staff() != null) {
            return List.of();
        }
        if (seller.team() != null) {
            return colleagues(who(seller));
        }
        Set<StaffId> inTeams = members.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return Stream.concat(
                        teams.keySet().stream().map(Seller::of).map(this::unit),
                        colleagues(names.keySet().stream()
                                        .filter(one -> !inTeams.contains(one))
                                        .collect(Collectors.toSet()))
                                .stream())
                .toList();
    }

    private List<Unit> colleagues(Set<StaffId> who) {
        Map<StaffId, String> inOrder = new LinkedHashMap<>(names);
        inOrder.keySet().retainAll(who);
        return inOrder.keySet().stream().map(Seller::of).map(this::unit).toList();
    }
}
