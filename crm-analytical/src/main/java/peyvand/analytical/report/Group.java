package peyvand.analytical.report;

/** By what the outcomes of sales are told apart. */
public enum Group {
    /** The key is the id of who owns it. */
    OWNER("o.owner_id"),
    /** The key is the text. */
    SOURCE("o.source"),
    /** Of those lost; the key is the id of the reason. */
    REASON("o.loss_reason_id"),
    /** The key is the id of a product on its lines; one with several products counts for each, with what it comes to there. */
    PRODUCT("l.product_id");

    private final String key;

    Group(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
