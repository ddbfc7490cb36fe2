package peyvand.analytical.likeness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import peyvand.analytical.likeness.LikenessTarget.Outcome;
import peyvand.analytical.segment.Condition;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.domain.SegmentId;

/**
 * Learns what the members of targets are like, and keeps who else is alike to them: in the background, after the segment was
 * rebuilt, as it is each night.
 *
 * <p>Members are held against other customers who have bought, as who has bought nothing may still become one; where too few
 * have, against all others. What the rule of the segment asks for itself is left out: it would only tell the rule again.
 */
@Service
class LikenessLearning {

    /** Of fewer members, or fewer others, nothing is learned. */
    static final int FLOOR = 50;

    /** So many are kept. */
    static final int MOST_KEPT = 50_000;

    private static final int REASONS = 2;
    private static final int FETCHED = 5_000;
    private static final int HUNDRED = 100;

    private static final String CUSTOMERS = """
            select c.customer_id, c.kind, c.sector, c.country, c.city, c.source, p.gender,
                   extract(year from age(cast(:today as date), p.birth_date))::int / %d as age, t.tags,
                   c.orders_count = 0 as prospect, m.customer_id is not null as member
            from dim_customer c
            left join dim_person p on p.customer_id = c.customer_id
            left join (select customer_id, array_agg(tag order by tag) as tags from dim_customer_tag group by customer_id) t
              on t.customer_id = c.customer_id
            left join dim_segment_member m on m.customer_id = c.customer_id and m.segment_id = :segment
            where not c.archived
            """.formatted(Known.BAND);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SegmentQueries segments;
    private final Clock clock;

    LikenessLearning(JdbcClient jdbc, PlatformTransactionManager transactions, SegmentQueries segments, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        // All that is read of customers is of one state, however often it is read.
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.segments = segments;
        this.clock = clock;
    }

    private record Somebody(long id, boolean member, boolean prospect, List<Feature> features) {

        int fold() {
            return (int) Math.floorMod(id * 0x9E3779B97F4A7C15L >>> 17, (long) Likeness.FOLDS);
        }
    }

    private record Scored(Somebody somebody, double score) {}

    /** Those targets of which nothing was learned since their segment was rebuilt. */
    void keepUp() {
        jdbc.sql("""
                select l.segment_id from likeness_target l join segment_state t on t.segment_id = l.segment_id
                join segment s on s.id = l.segment_id
                where s.archived_at is null and t.built_at is not null and (l.reckoned_at is null or l.reckoned_at < t.built_at)
                """).query(Long.class).list().forEach(id -> learn(new SegmentId(id)));
    }

    void learn(SegmentId segment) {
        transactions.executeWithoutResult(status -> learnNow(segment));
    }

    private void learnNow(SegmentId segment) {
        Set<Known> left = asked(segment);
        int[] seen = new int[3];
        each(segment, left, somebody -> seen[somebody.member() ? 0 : somebody.prospect() ? 1 : 2]++);
        boolean buyersOnly = seen[2] >= FLOOR;
        int members = seen[0];
        int others = buyersOnly ? seen[2] : seen[1] + seen[2];
        if (members < FLOOR || others < FLOOR) {
            write(segment, Outcome.FEW, members, others, null, List.of(), new double[0], new Likeness());
            return;
        }
        Likeness likeness = new Likeness();
        each(segment, left, somebody -> {
            if (somebody.member() || !buyersOnly || !somebody.prospect()) {
                likeness.learn(somebody.fold(), somebody.features(), somebody.member());
            }
        });
        score(segment, left, likeness, members, others, buyersOnly);
    }

    private void score(
            SegmentId segment, Set<Known> left, Likeness likeness, int members, int others, boolean buyersOnly) {
        List<Likeness.Scorer> without = new ArrayList<>();
        for (int fold = 0; fold < Likeness.FOLDS; fold++) {
            without.add(likeness.without(fold));
        }
        Likeness.Scorer scorer = likeness.scorer();
        double[] ofMembers = new double[members];
        double[] ofOthers = new double[others];
        int[] count = new int[2];
        PriorityQueue<Scored> best = new PriorityQueue<>(ORDER.reversed());
        each(segment, left, somebody -> {
            double held = without.get(somebody.fold()).score(somebody.features());
            if (somebody.member()) {
                ofMembers[count[0]++] = held;
                return;
            }
            if (!buyersOnly || !somebody.prospect()) {
                ofOthers[count[1]++] = held;
            }
            best.add(new Scored(somebody, scorer.score(somebody.features())));
            if (best.size() > MOST_KEPT) {
                best.poll();
            }
        });
        Discrimination told = Discrimination.of(ofMembers, ofOthers);
        boolean better = told.betterThanLuck();
        List<Scored> kept = new ArrayList<>(better ? best : List.of());
        kept.sort(ORDER);
        Arrays.sort(ofMembers);
        write(segment, better ? Outcome.TOLD : Outcome.NO_BETTER, members, others, told, kept, ofMembers, likeness);
    }

    /** Who has bought nothing first, then the most alike. */
    private static final Comparator<Scored> ORDER = Comparator.comparing(
                    (Scored scored) -> !scored.somebody().prospect())
            .thenComparing(Comparator.comparingDouble(Scored::score).reversed())
            .thenComparingLong(scored -> scored.somebody().id());

    /** What the rule asks for itself. */
    private Set<Known> asked(SegmentId segment) {
        Set<Known> asked = EnumSet.noneOf(Known.class);
        for (Condition condition : rule(segment)) {
            Known known = Known.of(condition.fact());
            if (known != null) {
                asked.add(known);
            }
        }
        return asked;
    }

    private List<Condition> rule(SegmentId segment) {
        return segments.rule(segment).conditions();
    }

    private void each(SegmentId segment, Set<Known> left, Consumer<Somebody> consumer) {
        try (var customers = jdbc
                .sql(CUSTOMERS)
                .param("segment", segment.value())
                .param("today", LocalDate.now(clock).toString())
                .withFetchSize(FETCHED)
                .query((row, n) -> somebody(row, left))
                .stream()) {
            customers.forEach(consumer);
        }
    }

    private static Somebody somebody(ResultSet row, Set<Known> left) throws SQLException {
        List<Feature> features = new ArrayList<>();
        for (Known known : Known.values()) {
            if (left.contains(known)) {
                continue;
            }
            if (known == Known.TAG) {
                if (row.getArray("tags") != null) {
                    for (String tag : (String[]) row.getArray("tags").getArray()) {
                        features.add(new Feature(known, tag));
                    }
                }
            } else {
                add(features, known, row.getString(known.name().toLowerCase(Locale.ROOT)));
            }
        }
        return new Somebody(row.getLong("customer_id"), row.getBoolean("member"), row.getBoolean("prospect"), features);
    }

    private static void add(List<Feature> features, Known known, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            features.add(new Feature(known, value.strip()));
        }
    }

    private void write(
            SegmentId segment,
            Outcome outcome,
            int members,
            int others,
            @Nullable Discrimination told,
            List<Scored> kept,
            double[] ofMembers,
            Likeness likeness) {
        int target = jdbc.sql("""
                update likeness_target set reckoned_at = :now, outcome = :outcome, members = :members, others = :others,
                  auc = :auc, auc_low = :low, auc_high = :high where segment_id = :segment
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("outcome", outcome.name())
                .param("members", members)
                .param("others", others)
                .param("auc", told == null ? null : told.auc())
                .param("low", told == null ? null : told.low())
                .param("high", told == null ? null : told.high())
                .param("segment", segment.value())
                .update();
        jdbc.sql("delete from customer_likeness where segment_id = :segment")
                .param("segment", segment.value())
                .update();
        if (target == 0) {
            return;
        }
        Likeness.Scorer scorer = likeness.scorer();
        for (int from = 0; from < kept.size(); from += FETCHED) {
            insert(segment, kept.subList(from, Math.min(kept.size(), from + FETCHED)), from, ofMembers, scorer);
        }
    }

    private void insert(SegmentId segment, List<Scored> some, int before, double[] ofMembers, Likeness.Scorer scorer) {
        int size = some.size();
        Long[] ids = new Long[size];
        Boolean[] prospects = new Boolean[size];
        Integer[] alike = new Integer[size];
        String[] facts = new String[size];
        String[] said = new String[size];
        for (int i = 0; i < size; i++) {
            Scored scored = some.get(i);
            List<Likeness.Reason> reasons = scorer.reasons(scored.somebody().features(), REASONS);
            ids[i] = scored.somebody().id();
            prospects[i] = scored.somebody().prospect();
            alike[i] = alike(ofMembers, scored.score());
            facts[i] = joined(reasons.stream()
                    .map(reason -> reason.feature().known().name())
                    .toList());
            said[i] = joined(
                    reasons.stream().map(reason -> reason.feature().value()).toList());
        }
        jdbc.sql("""
                insert into customer_likeness (segment_id, place, customer_id, prospect, alike, facts, said)
                select :segment, :before + x.n, x.id, x.prospect, x.alike, string_to_array(x.facts, e'\\n'), string_to_array(x.said, e'\\n')
                from unnest(cast(:ids as bigint[]), cast(:prospects as boolean[]), cast(:alike as int[]), cast(:facts as text[]),
                  cast(:said as text[])) with ordinality x (id, prospect, alike, facts, said, n)
                """)
                .param("segment", segment.value())
                .param("before", before)
                .param("ids", ids)
                .param("prospects", prospects)
                .param("alike", alike)
                .param("facts", facts)
                .param("said", said)
                .update();
    }

    private static String joined(List<String> texts) {
        return String.join(
                "\n", texts.stream().map(text -> text.replace('\n', ' ')).toList());
    }

    private static int alike(double[] sorted, double score) {
        int notMore = 0;
        int to = sorted.length;
        while (notMore < to) {
            int middle = (notMore + to) >>> 1;
            if (sorted[middle] <= score) {
                notMore = middle + 1;
            } else {
                to = middle;
            }
        }
        return sorted.length == 0 ? 0 : (int) ((long) HUNDRED * notMore / sorted.length);
    }
}
