package peyvand.operational.target;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.db.sql.Sql;
import peyvand.domain.NotFound;
import peyvand.domain.Period;
import peyvand.domain.Right;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.staff.Calendar;
import peyvand.operational.target.TargetGroup.Choice;
import peyvand.operational.target.TargetGroup.Kind;

/**
 * Reads targets. Whoever sees everything sees all of them; everybody else their own, those of the colleagues they see, and
 * those of the teams they are in.
 */
@Repository
public class TargetQueries {

    /** So many lines stand on a page at most. */
    public static final int MOST = 60;

    private final JdbcClient jdbc;

    TargetQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups this viewer can look at, at least one. */
    public List<Choice> groups(Viewer viewer) {
        if (!viewer.orders().ofOthers()) {
            return List.of(new Choice(new TargetGroup(Kind.MINE, null), ""));
        }
        List<Choice> groups = new ArrayList<>();
        boolean everything = viewer.orders().everything();
        if (everything) {
            groups.add(new Choice(new TargetGroup(Kind.COMPANY, null), ""));
        }
        teams(viewer)
                .forEach(team -> groups.add(new Choice(new TargetGroup(Kind.TEAM, team.subject.team()), team.name)));
        if (everything) {
            groups.add(new Choice(new TargetGroup(Kind.ALONE, null), ""));
        }
        return groups;
    }

    /**
     * The lines of a group, that of the whole first.
     *
     * @throws NotFound when it is none of those this viewer can look at
     */
    public List<TargetLine> lines(Viewer viewer, TargetGroup group, TargetYear year) {
        List<Named> subjects = subjects(viewer, group);
        Map<Seller, Map<LocalDate, BigDecimal>> amounts = amounts(subjects, year);
        return subjects.stream()
                .map(named -> line(named, amounts.getOrDefault(named.subject, Map.of()), year))
                .toList();
    }

    /** Whether this viewer sets what they are to sell: may change many records at once, and sees all of theirs. */
    public boolean sets(Viewer viewer, Seller subject) {
        if (!viewer.may(Right.BULK) || !viewer.orders().ofOthers()) {
            return false;
        }
        if (viewer.orders().everything()) {
            return true;
        }
        StaffId staff = subject.staff();
        return staff != null
                ? viewer.orders().shows(staff)
                : teams(viewer).stream().anyMatch(team -> team.subject.equals(subject));
    }

    private record Named(Seller subject, String name) {}

    private List<Named> subjects(Viewer viewer, TargetGroup group) {
        if (groups(viewer).stream().noneMatch(choice -> choice.group().equals(group))) {
            throw new NotFound(group.key());
        }
        List<Named> subjects = new ArrayList<>();
        switch (group.kind()) {
            case COMPANY -> {
                subjects.add(new Named(Seller.COMPANY, ""));
                subjects.addAll(teams(viewer));
            }
            case TEAM -> {
                teams(viewer).stream()
                        .filter(team -> team.subject.team() != null
                                && team.subject.team().equals(group.team()))
                        .forEach(subjects::add);
                subjects.addAll(colleagues(Sql.of("""
                        select s.id, s.name from staff s join team_member m on m.staff_id = s.id and m.team_id = :team where s.enabled
                        """)
                        .with("team", group.team() == null ? null : group.team().value())));
            }
            case ALONE -> subjects.addAll(colleagues(Sql.of("""
                        select s.id, s.name from staff s
                        where s.enabled and not exists (select from team_member m where m.staff_id = s.id)
                          and exists (select from staff_role r where r.staff_id = s.id and r.role in ('SALES', 'MANAGER'))
                        """)));
            case MINE -> {
                subjects.addAll(teams(viewer));
                subjects.addAll(colleagues(Sql.of("select s.id, s.name from staff s where s.id = :me")
                        .with("me", viewer.staff().value())));
            }
        }
        return subjects.stream().limit(MOST).toList();
    }

    private List<Named> colleagues(Sql sql) {
        return sql.add("order by s.name collate \"fa-x-icu\", s.id limit " + MOST)
                .on(jdbc)
                .query((row, n) -> new Named(Seller.of(new StaffId(row.getLong("id"))), row.getString("name")))
                .list();
    }

    private List<Named> teams(Viewer viewer) {
        Sql sql = Sql.of("select t.id, t.name from team t where true");
        if (!viewer.orders().everything()) {
            sql.and("exists (select from team_member m where m.team_id = t.id and m.staff_id = :me)")
                    .with("me", viewer.staff().value());
        }
        return sql.add("order by t.name, t.id limit " + MOST)
                .on(jdbc)
                .query((row, n) -> new Named(Seller.of(new TeamId(row.getLong("id"))), row.getString("name")))
                .list();
    }

    private Map<Seller, Map<LocalDate, BigDecimal>> amounts(List<Named> subjects, TargetYear year) {
        Map<Seller, Map<LocalDate, BigDecimal>> amounts = new HashMap<>();
        ofYear("""
                select t.staff_id, t.team_id, a.first_day, a.amount
                from sales_target t join sales_target_amount a on a.target_id = t.id
                where (t.staff_id = any (:staff) or t.team_id = any (:teams) or num_nonnulls(t.staff_id, t.team_id) = 0)
                """, year)
                .with("staff", ids(subjects, Seller::staffValue))
                .with("teams", ids(subjects, Seller::teamValue))
                .on(jdbc)
                .query(row -> {
                    amounts.computeIfAbsent(subject(row), subject -> new HashMap<>())
                            .put(row.getObject("first_day", LocalDate.class), row.getBigDecimal("amount"));
                });
        return amounts;
    }

    static Sql ofYear(String text, TargetYear year) {
        Period first = year.first();
        return Sql.of(text)
                .and(
                        "t.pipeline_id is not distinct from cast(:pipeline as bigint) and a.calendar = :calendar and a.period = :period"
                                + " and a.first_day = any (cast(:days as date[]))")
                .with("pipeline", year.pipelineValue())
                .with("calendar", calendar(first))
                .with("period", first.length().name())
                .with("days", days(year.periods()));
    }

    static String calendar(Period period) {
        return (period.jalali() ? Calendar.JALALI : Calendar.GREGORIAN).name();
    }

    static Date[] days(List<Period> periods) {
        return periods.stream().map(period -> Date.valueOf(period.first())).toArray(Date[]::new);
    }

    private static Long[] ids(List<Named> subjects, Function<Seller, @Nullable Long> id) {
        return subjects.stream()
                .map(named -> id.apply(named.subject))
                .filter(Objects::nonNull)
                .toArray(Long[]::new);
    }

    private static Seller subject(ResultSet row) throws SQLException {
        Long staff = row.getObject("staff_id", Long.class);
        Long team = row.getObject("team_id", Long.class);
        return staff != null
                ? Seller.of(new StaffId(staff))
                : team != null ? Seller.of(new TeamId(team)) : Seller.COMPANY;
    }

    private static TargetLine line(Named named, Map<LocalDate, BigDecimal> amounts, TargetYear year) {
        List<@Nullable BigDecimal> inOrder = new ArrayList<>();
        year.periods().forEach(period -> inOrder.add(amounts.get(period.first())));
        return new TargetLine(named.subject, named.name, inOrder);
    }
}
