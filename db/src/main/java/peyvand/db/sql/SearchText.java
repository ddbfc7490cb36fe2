package peyvand.db.sql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 8;
    private static final Pattern NUMBER = Pattern.compile("[+(]?[\\d\\s()./+-]{5,}");
    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    private final List<String> words;

    private SearchText(List<String> words) {
        this.words = words;
    }

    public static SearchText of(String typed) {
        String text = Folding.fold(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed)
                .strip();
        if (NUMBER.matcher(text).matches()) {
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
        return isEmpty() ? sql : bind(sql.and(id + " in (" + hits(kind, most) + ")"));
    }

    /** A select of {@code record_id}, best hits first, whose values {@link #bind} adds; only where there are words. */
    public String hits(RecordKind kind, int most) {
        if (words.size() == 1) {
            String beginnings = "select record_id from search_term where kind = '" + kind
                    + "' and term >= :search_from and term < :search_to order by term limit " + most;
            return words.get(0).length() < SHORTEST_PART
                    ? beginnings
                    : """
                    with b as materialized (%s)
                    select record_id from b
                    union
                    select record_id from (select record_id from search_entry e
                      where (select count(*) from b) < %d and kind = '%s' and %s limit %d) p
                    """.formatted(beginnings, most, kind, everyWord(), most);
        }
        return words.get(0).length() < SHORTEST_PART
                ? """
                select distinct record_id from (select t.record_id from search_term t join search_entry e using (kind, record_id)
                  where t.kind = '%s' and t.term >= :search_from and t.term < :search_to and %s limit %d) b
                """.formatted(kind, everyWord(), most)
                : "select record_id from search_entry e where kind = '%s' and %s limit %d"
                        .formatted(kind, everyWord(), most);
    }

    public Sql bind(Sql sql) {
        sql.with("search_from", words.get(0)).with("search_to", words.get(0) + LAST_CHARACTER);
        for (int i = 0; i < words.size(); i++) {
            sql.with("search_like" + i, "%" + words.get(i).replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        return sql;
    }

    private String everyWord() {
        return IntStream.range(0, words.size())
                .mapToObj(i -> "e.text like :search_like" + i)
                .collect(Collectors.joining(" and "));
    }
}
