package peyvand.analytical.lifetime;

/**
 * A time to come, and how much less money is worth to us the later it comes. What comes within a month is discounted as if it
 * came at its end.
 *
 * @param months 1 or more
 * @param rate of a month, from 0 on: 0.01 is one percent
 * @param daysPerMonth above 0
 */
public record Horizon(int months, double rate, double daysPerMonth) {

    /** A twelfth of a year. */
    public static final double MONTH = 365.25 / 12;

    public Horizon {
        if (months < 1) {
            throw new IllegalArgumentException("months " + months);
        }
        PurchaseModel.notBelowZero("rate", rate);
        PurchaseModel.positive("days per month", daysPerMonth);
    }

    /** @param yearly rate of a year, compounded: 0.1 is ten percent */
    public static Horizon ofYearly(int months, double yearly) {
        return new Horizon(months, Math.expm1(Math.log1p(yearly) / 12), MONTH);
    }

    public double days() {
        return months * daysPerMonth;
    }
}
