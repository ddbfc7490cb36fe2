package peyvand.analytical.comparison;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.analytical.comparison.Contrast.Overlap;
import peyvand.analytical.comparison.Contrast.Share;
import peyvand.analytical.comparison.Contrast.Side;
import peyvand.analytical.comparison.Crowds.Limits;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.analytical.statistic.Proportion;
import peyvand.db.sql.Sql;
import peyvand.domain.NotFound;
import peyvand.domain.SegmentId;
import peyvand.domain.Viewer;

/** Holds two groups of customers against each other, of those that the viewer sees. */
@Service
@Transactional(readOnly = true)
public class Contrasts {

    private final JdbcClient jdbc;
    private final Crowds crowds;
    private final Likings likings;
    private final SegmentQueries segments;
    private final Clock clock;

    Contrasts(JdbcClient jdbc, Crowds crowds, Likings likings, SegmentQueries segments, Clock clock) {
        this.jdbc = jdbc;
        this.crowds = crowds;
        this.likings = likings;
        this.segments = segments;
        this.clock = clock;
    }

    /** @throws NotFound where there is no such segment */
    public Contrast of(Viewer viewer, Pair pair) {
        return of(viewer, pair, Limits.USUAL);
    }

    Contrast of(Viewer viewer, Pair pair, Limits limits) {
        Crowd a = crowd(viewer, pair, true, limits);
        Crowd b = crowd(viewer, pair, false, limits);
        Profile ofA = profile(viewer, a);
        Profile ofB = profile(viewer, b);
        Crowd askedA = a.some(Likings.MOST_ASKED);
        Crowd askedB = b.some(Likings.MOST_ASKED);
        Map<Trait, List<Share>> traits = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            traits.put(trait, shares(ofA, ofB, trait));
        }
        Likings.Told told = likings.of(viewer, askedA, askedB);
        return new Contrast(
                side(a, ofA, askedA),
                side(b, ofB, askedB),
                overlap(pair, a, b),
                traits,
                told.products(),
                told.categories());
    }

    /** The customers on one of the sides. */
    Crowd crowd(Viewer viewer, Pair pair, boolean first, Limits limits) {
        segments.details(viewer, pair.a());
        SegmentId other = pair.b();
        if (first) {
            return crowds.members(viewer, pair.a(), limits);
        }
        if (other == null) {
            return crowds.others(viewer, pair.a(), crowds.members(viewer, pair.a(), limits), limits);
        }
        segments.details(viewer, other);
        return crowds.members(viewer, other, limits);
    }

    private Profile profile(Viewer viewer, Crowd crowd) {
        Profile profile = new Profile();
        Customers.of(Sql.of(Profile.SELECT), viewer, crowd.ids())
                .with("today", today().toString())
                .on(jdbc)
                .query(profile);
        return profile;
    }

    private static Side side(Crowd crowd, Profile profile, Crowd asked) {
        return new Side(
                crowd.size(),
                crowd.exact(),
                profile.customers(),
                profile.buyers(),
                new Proportion(profile.repeaters(), profile.buyers()),
                Spread.of(profile.amounts(), crowd.exact()),
                Spread.of(profile.values(), crowd.exact()),
                Spread.of(profile.atRisk(), crowd.exact()),
                asked.looked().size());
    }

    private static List<Share> shares(Profile a, Profile b, Trait trait) {
        Set<@Nullable String> keys = new LinkedHashSet<>(a.counts(trait).keySet());
        keys.addAll(b.counts(trait).keySet());
        List<Share> shares = new ArrayList<>();
        for (String key : keys) {
            shares.add(new Share(
                    key,
                    new Proportion(a.counts(trait).getOrDefault(key, 0), a.asked(trait)),
                    new Proportion(b.counts(trait).getOrDefault(key, 0), b.asked(trait))));
        }
        shares.sort(Comparator.comparingDouble(Contrasts::larger).reversed());
        return shares;
    }

    private static double larger(Share share) {
        return Math.max(
                share.a().of() == 0 ? 0 : share.a().share(),
                share.b().of() == 0 ? 0 : share.b().share());
    }

    private Overlap overlap(Pair pair, Crowd a, Crowd b) {
        if (pair.b() == null) {
            return new Overlap(0, a.size(), b.size(), a.exact() && b.exact(), 0, 0);
        }
        boolean byB = !a.exact() && b.exact();
        Crowd asked = byB ? b : a;
        int both = crowds.among(asked, byB ? pair.a() : pair.b(), true).size();
        if (asked.exact()) {
            return overlap(a, b, both, true, both, both);
        }
        Proportion share = new Proportion(both, asked.looked().size());
        long about = asked.looked().isEmpty() ? 0 : Math.round(share.share() * asked.size());
        return overlap(
                a, b, about, false, Math.round(share.low() * asked.size()), Math.round(share.high() * asked.size()));
    }

    private static Overlap overlap(Crowd a, Crowd b, long both, boolean exact, long low, long high) {
        long most = Math.min(both, Math.min(a.size(), b.size()));
        return new Overlap(most, a.size() - most, b.size() - most, exact, low, high);
    }

    /** The day it is where the company is. */
    LocalDate today() {
        ZoneId zone = jdbc.sql("select zone from company")
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(clock.getZone());
        return LocalDate.now(clock.withZone(zone));
    }
}
