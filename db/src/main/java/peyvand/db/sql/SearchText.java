package peyvand.db.sql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import peyvand.domain.Folding;
import peyvand.domain.RecordKind;
import peyvand.domain.Scope;

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

    /** Of the rarest of several words, so many records are looked through for the others. */
    private static final int LOOKED_AT = 150;

    /** A record may have several words that begin alike. */
    private static final int TERMS_OF_A_RECORD = 4;

    /** Of the records with a part, so many for each that is shown: some are shown already. */
    private static final int PARTS_FOR_EACH = 2;

    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 8;

    /** A phone number however it is spaced; a number of our own, such as 2024-0017, stays as it is. */
    private static final Pattern DIALLED = Pattern.compile("([+(0][\\d\\s()./+-]{4,}|[\\d\\s]{5,})");

    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    private final List<String> words;
    private final boolean dialled;

    private SearchText(List<String> words, boolean dialled) {
        this.words = words;
        this.dialled = dialled;
    }

    public static SearchText of(String typed) {
        String text = Folding.fold(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed)
                .strip();
        boolean dialled = DIALLED.matcher(text).matches();
        if (dialled) {
            text = text.replaceAll("\\D", "").replaceFirst("^00", "");
        }
        return new SearchText(
                Arrays.stream(text.split("[\\s\\x00]+"))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .limit(MOST_WORDS)
                        .toList(),
                dialled);
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Keeps only the records of this kind that match and that this scope shows, at most {@code most}. */
    public Sql filter(Sql sql, Scope scope, String id, RecordKind kind, int most) {
        if (isEmpty()) {
            return sql;
        }
        sql.add("and " + id + " in (select record_id from (");
        if (scope.everything()) {
            ranked(sql, kind, most, most);
        } else {
            seen(sql, scope, kind, most);
        }
        return bind(sql.add(") hits)"));
    }

    /**
     * The few best records: adds a select of {@code record_id}, {@code rank} and {@code term}, whose values {@link #bind}
     * adds. Rank 0: the very words; 1: words that begin so; 2: the words somewhere. Only where there are words.
     *
     * @param most so many records
     */
    public void best(Sql sql, Scope scope, RecordKind kind, int most) {
        if (scope.everything()) {
            boolean plainWord = words.size() == 1 && words.get(0).chars().noneMatch(Character::isDigit);
            ranked(sql, kind, most, plainWord ? most : 1);
        } else {
            seen(sql, scope, kind, most);
        }
    }

    /** Those who see few records among very many look through these only, never through everybody's. */
    private static void seen(Sql sql, Scope scope, RecordKind kind, int most) {
        String name = "seen_by_" + kind.name().toLowerCase(Locale.ROOT);
        sql.add("select record_id, rank, term from search_seen('%s', cast(:search_words as text[]), :%s, %d)"
                        .formatted(kind, name, most))
                .with(name, Visibility.seers(scope));
    }

    /** @param enough parts of words are asked for only where fewer records have words that begin so */
    private void ranked(Sql sql, RecordKind kind, int most, int enough) {
        sql.add("(with ");
        if (words.size() == 1) {
            sql.add("""
                    begins as materialized (
                      select t.record_id, t.term, t.term = :search_word0 as whole from search_term t
                      where t.kind = '%s' and t.term >= :search_word0 and t.term < :search_end0
                    """.formatted(kind));
            sql.add("order by t.term, t.record_id limit " + most * TERMS_OF_A_RECORD);
        } else {
            severalWords(sql, kind, most);
        }
        sql.add("""
                ), ranked as materialized (
                  select record_id, min(case when whole then 0 else 1 end) as rank, min(term) as term
                  from begins group by record_id order by 2, 3, 1 limit %d
                )
                select record_id, rank, term from ranked
                """.formatted(most));
        if (hasParts(kind)) {
            sql.add("""
                    union
                    select t.record_id, 2, ''
                    from search_parts('%s', cast(:search_parts as text[]),
                      case when (select count(*) from ranked) < %d and not search_is_number(cast(:search_words as text[])) then %d else 0 end) t (record_id)
                    where t.record_id not in (select record_id from ranked)
                    """.formatted(kind, enough, most * PARTS_FOR_EACH));
        }
        sql.add(")");
    }

    private boolean hasParts(RecordKind kind) {
        boolean hasHandles = kind == RecordKind.CUSTOMER || kind == RecordKind.CONTACT || kind == RecordKind.LEAD;
        return words.stream().anyMatch(word -> word.length() >= SHORTEST_PART) && (hasHandles || !dialled);
    }

    /** Goes through the first records with the rarest of the words, and looks there for the others. */
    private void severalWords(Sql sql, RecordKind kind, int most) {
        int lookedAt = most + LOOKED_AT;
        sql.add("""
                rarest as materialized (
                  select w.word, w.last
                  from (values %s) w (word, last), lateral (
                    select count(*) as records from (
                      select from search_term t where t.kind = '%s' and t.term >= w.word and t.term < w.last limit %d) t) n
                  order by n.records limit 1
                ), begins as materialized (
                  select t.record_id, t.term, %s as whole
                  from rarest r cross join lateral (
                    select t.record_id, t.term from search_term t where t.kind = '%s' and t.term >= r.word and t.term < r.last
                """.formatted(
                        each("(cast(:search_word%1$d as text), cast(:search_end%1$d as text))", ", "),
                        kind,
                        lookedAt,
                        each("e.text like :search_whole%d", " and "),
                        kind));
        sql.add("""
                      order by t.term, t.record_id limit %d
                    ) t cross join lateral (
                      select ' ' || e.text || ' ' as text from search_entry_%s e where e.record_id = t.record_id offset 0
                    ) e
                    where %s limit %d
                    """.formatted(
                        lookedAt,
                        kind.name().toLowerCase(Locale.ROOT),
                        each("e.text like :search_beginning%d", " and "),
                        most * TERMS_OF_A_RECORD));
    }

    public Sql bind(Sql sql) {
        String[] parts = new String[words.size()];
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String pattern = word.replaceAll("[\\\\%_]", "\\\\$0");
            parts[i] = "%" + pattern + "%";
            sql.with("search_word" + i, word).with("search_end" + i, word + LAST_CHARACTER);
            sql.with("search_beginning" + i, "% " + pattern + "%").with("search_whole" + i, "% " + pattern + " %");
        }
        return sql.with("search_parts", parts).with("search_words", words.toArray(String[]::new));
    }

    private String each(String condition, String between) {
        return IntStream.range(0, words.size()).mapToObj(condition::formatted).collect(Collectors.joining(between));
    }
}
