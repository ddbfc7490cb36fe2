package peyvand.analytical.facts;

/** As of which day all is looked at. */
public enum AsOf {
    /** Today; the day after the last purchase where nothing was bought for a month, as in books that were taken over. */
    AUTOMATIC,
    TODAY,
    LAST_PURCHASE;

    private static final int QUIET_DAYS = 31;

    /** @return the day, counted from 1970-01-01 */
    int day(int today, int lastPurchase) {
        int after = Math.min(today, lastPurchase + 1);
        return switch (this) {
            case TODAY -> today;
            case LAST_PURCHASE -> after;
            case AUTOMATIC -> today - lastPurchase > QUIET_DAYS ? after : today;
        };
    }
}
