package peyvand.analytical.comparison;

import java.util.Arrays;

/** In what customers are told apart. */
public enum Trait {
    KIND("c.kind"),
    SECTOR("c.sector"),
    COUNTRY("c.country"),
    TIER("c.tier_id::text"),
    /** Of persons: gender and band of age, as in {@code FEMALE-2}; a question mark for what is not known. */
    DEMOGRAPHY("case when c.kind = 'PERSON' then coalesce(p.gender, '?') || '-' || coalesce(width_bucket("
            + "extract(year from age(cast(:today as date), p.birth_date))::int, array[" + Trait.BANDS
            + "])::text, '?') end"),
    STAGE("coalesce(i.stage, case when c.orders_count = 0 then 'PROSPECT' end)"),
    GROUP("i.segment");

    /** Where bands of age begin; the first begins at birth. */
    private static final String BANDS = "18,25,35,45,55,65";

    private final String sql;

    Trait(String sql) {
        this.sql = sql;
    }

    /** The years at which bands of age begin, beside the first. */
    public static int[] bands() {
        return Arrays.stream(BANDS.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** Whether customers of whom it is not known are left out, and not told of as such. */
    boolean ofSome() {
        return this == DEMOGRAPHY;
    }

    /** Of a customer as {@link Customers#FROM} finds them. */
    String sql() {
        return sql;
    }
}
