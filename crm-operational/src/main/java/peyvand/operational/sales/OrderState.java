package peyvand.operational.sales;

/** How far an order is. Only placed and fulfilled orders count as sales. */
public enum OrderState {
    DRAFT,
    PLACED,
    FULFILLED,
    CANCELLED;

    public boolean counts() {
        return this == PLACED || this == FULFILLED;
    }
}
