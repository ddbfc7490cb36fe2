package peyvand.db.sql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import peyvand.domain.Folding;
import peyvand.domain.RecordKind;

/**
 * What somebody types to find a record: its words, folded. Beginnings of words are found first and in order; other parts
 * of words only while the beginnings did not fill the answer, so that a frequent word costs no more than a rare one.
 */
public final class SearchText {

    /** So many hits are enough for any page; whoever needs more types another letter. */
    public static final int MOST_HITS = 1_000;

    private static final int SHORTEST_PART = 3;
    private static final int LONGEST = 100;
    private static final Pattern NUMBER = Pattern.compile("[+(]?[\\d\\s()./+-]{5,}");
    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    private final List<String> words;

    private SearchText(List<String> words) {
        this.words = words;
    }

    public static SearchText of(String typed) {
        String text = Folding.fold(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed).strip();
        if (NUMBER.matcher(text).matches()) {
            text = text.replaceAll("\\D", "").replaceFirst("^00", "");
        }
        return new SearchText(Arrays.stream(text.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Keeps only records of this kind that match, at most {@value #MOST_HITS} candidates. */
    public Sql filter(Sql sql, String id, RecordKind kind) {
        return isEmpty() ? sql : bind(sql.and(id + " in (" + hits("kind = :search_kind", MOST_HITS) + ")"), MOST_HITS)
                .with("search_kind", kind.name());
    }

    /**
     * SQL that selects {@code kind, record_id} of the hits of all kinds, at most so many of either sort; its values are
     * added by {@link #bind}.
     */
    public String hitsOfAllKinds(int most) {
        return hits("true", most).replace("select record_id", "select kind, record_id");
    }

    public Sql bind(Sql sql, int most) {
        String first = words.get(0);
        sql.with("search_from", first).with("search_to", first + LAST_CHARACTER).with("search_most", most);
        for (int i = 0; i < words.size(); i++) {
            sql.with("search_like" + i, "%" + words.get(i).replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        return sql;
    }

    private String hits(String kind, int most) {
        StringBuilder everyWord = new StringBuilder("e.text like :search_like0");
        for (int i = 1; i < words.size(); i++) {
            everyWord.append(" and e.text like :search_like").append(i);
        }
        if (words.size() == 1) {
            String beginnings = "select record_id from search_term where " + kind
                    + " and term >= :search_from and term < :search_to order by term limit :search_most";
            if (words.get(0).length() < SHORTEST_PART) {
                return "select record_id from (" + beginnings + ") b";
            }
            return """
                    with b as materialized (%s)
                    select record_id from b
                    union
                    select record_id from (
                      select record_id from search_entry e
                      where (select count(*) from b) < :search_most and %s and %s limit :search_most) p
                    """.formatted(beginnings.replace("select record_id", kind.equals("true") ? "select kind, record_id" : "select record_id"), kind, everyWord);
        }
        if (words.get(0).length() < SHORTEST_PART) {
            return """
                    select record_id from (
                      select distinct t.kind, t.record_id from search_term t join search_entry e using (kind, record_id)
                      where t.%s and t.term >= :search_from and t.term < :search_to and %s limit :search_most) b
                    """.formatted(kind.equals("true") ? "kind is not null" : kind, everyWord);
        }
        return "select record_id from (select kind, record_id from search_entry e where " + kind + " and " + everyWord
                + " limit :search_most) p";
    }
}
