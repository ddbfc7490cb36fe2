package peyvand.db.sql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import peyvand.domain.Folding;
import peyvand.domain.RecordKind;

/**
 * What somebody types to find a record: its words, folded. Beginnings of words are found first and in order; other parts
 * of words only while the beginnings did not fill the answer, so that a frequent word costs no more than a rare one.
 */
public final class SearchText {

    /** So many hits are enough for a list; whoever needs more types another letter. */
    public static final int MOST_HITS = 200;

    /** So many where other filters will leave out some. */
    public static final int MOST_HITS_TO_FILTER = 2_000;

    /** Shorter words have no trigram, so only the beginnings of words are looked up for them. */
    private static final int SHORTEST_PART = 3;

    /** Of a frequent word, so many records are looked through for the other words before the trigrams are asked. */
    private static final int LOOKED_AT = 500;

    /** A record may have several words that begin alike. */
    private static final int TERMS_OF_A_RECORD = 4;

    /** Of the records with a part, so many for each that is shown: some are shown already, or may not be seen. */
    private static final int PARTS_FOR_EACH = 4;

    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 8;

    /** A phone number however it is spaced; a number of our own, such as 2024-0017, stays as it is. */
    private static final Pattern DIALLED = Pattern.compile("([+(0][\\d\\s()./+-]{4,}|[\\d\\s]{5,})");

    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    private final List<String> words;

    private SearchText(List<String> words) {
        this.words = words;
    }

    public static SearchText of(String typed) {
        String text = Folding.fold(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed)
                .strip();
        if (DIALLED.matcher(text).matches()) {
            text = text.replaceAll("\\D", "").replaceFirst("^00", "");
        }
        return new SearchText(Arrays.stream(text.split("[\\s\\x00]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_WORDS)
                .toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Keeps only the records of this kind that match, at most {@code most}. */
    public Sql filter(Sql sql, String id, RecordKind kind, int most) {
        if (isEmpty()) {
            return sql;
        }
        sql.add("and " + id + " in (select record_id from (");
        ranked(sql, kind, most, visible -> visible);
        return bind(sql.add(") hits)"));
    }

    /**
     * Adds a select of {@code record_id}, {@code rank} and {@code term}; {@link #bind} adds its values. Rank 0: the very
     * words; 1: words that begin so; 2: the words somewhere. Only where there are words.
     *
     * @param most so many records
     * @param visible adds a condition that {@code t.record_id} must meet
     */
    public void ranked(Sql sql, RecordKind kind, int most, UnaryOperator<Sql> visible) {
        boolean one = words.size() == 1;
        sql.add("(with begins as materialized (").add("""
                  select t.record_id, t.term%s
                  from (select t.record_id, t.term from search_term t
                        where t.kind = '%s' and t.term >= :search_word0 and t.term < :search_end0
                """.formatted(one ? "" : ", ' ' || e.text || ' ' as text", kind));
        visible.apply(sql)
                .add("order by t.term, t.record_id limit %d) t"
                        .formatted(one ? most * TERMS_OF_A_RECORD : most + LOOKED_AT));
        if (!one) {
            sql.add("join search_entry e on e.kind = '%s' and e.record_id = t.record_id where %s limit %d"
                    .formatted(kind, others("beginning", "' ' || e.text"), most * TERMS_OF_A_RECORD));
        }
        sql.add("""
                ), ranked as materialized (
                  select record_id, min(case when term = :search_word0%s then 0 else 1 end) as rank, min(term) as term
                  from begins group by record_id order by 2, 3, 1 limit %d
                )
                select record_id, rank, term from ranked
                """.formatted(one ? "" : " and " + others("whole", "text"), most));
        if (words.stream().anyMatch(word -> word.length() >= SHORTEST_PART)) {
            sql.add("""
                    union
                    select t.record_id, 2, ''
                    from search_parts('%s', cast(:search_parts as text[]), case when (select count(*) from ranked) < %d then %d else 0 end) t (record_id)
                    where t.record_id not in (select record_id from ranked)
                    """.formatted(kind, most, most * PARTS_FOR_EACH));
            visible.apply(sql);
        }
        sql.add(")");
    }

    public Sql bind(Sql sql) {
        String[] parts = new String[words.size()];
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String pattern = word.replaceAll("[\\\\%_]", "\\\\$0");
            parts[i] = "%" + pattern + "%";
            if (i == 0) {
                sql.with("search_word0", word).with("search_end0", word + LAST_CHARACTER);
            } else {
                sql.with("search_beginning" + i, "% " + pattern + "%").with("search_whole" + i, "% " + pattern + " %");
            }
        }
        return sql.with("search_parts", parts);
    }

    private String others(String form, String text) {
        return IntStream.range(1, words.size())
                .mapToObj(i -> text + " like :search_" + form + i)
                .collect(Collectors.joining(" and "));
    }
}
