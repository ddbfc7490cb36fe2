package peyvand.analytical.rfm;

/**
 * What customers are to us, by their scores: the eleven groups that are common in the trade, told apart by recency and by
 * the mean of frequency and monetary, rounded half up, as a table that leaves no score out and none twice.
 *
 * <pre>
 *             frequency and monetary
 *  recency    1                2             3                  4           5
 *  5          NEW              POTENTIAL     POTENTIAL          CHAMPION    CHAMPION
 *  4          PROMISING        POTENTIAL     POTENTIAL          LOYAL       LOYAL
 *  3          ABOUT_TO_SLEEP   ABOUT_TO_SLEEP NEEDING_ATTENTION LOYAL       LOYAL
 *  2          HIBERNATING      HIBERNATING   AT_RISK            AT_RISK     CANNOT_LOSE
 *  1          LOST             HIBERNATING   AT_RISK            AT_RISK     CANNOT_LOSE
 * </pre>
 *
 * The names and their places follow the grid of recency and frequency that is in general use (CleverTap, "RFM analysis for
 * customer segmentation"); the lost, who have the worst scores of all, are set apart as in Putler's list.
 */
public enum RfmSegment {
    CHAMPION,
    LOYAL,
    POTENTIAL,
    NEW,
    PROMISING,
    NEEDING_ATTENTION,
    ABOUT_TO_SLEEP,
    AT_RISK,
    CANNOT_LOSE,
    HIBERNATING,
    LOST;

    private static final RfmSegment[][] BY_RECENCY_AND_WORTH = {
        {LOST, HIBERNATING, AT_RISK, AT_RISK, CANNOT_LOSE},
        {HIBERNATING, HIBERNATING, AT_RISK, AT_RISK, CANNOT_LOSE},
        {ABOUT_TO_SLEEP, ABOUT_TO_SLEEP, NEEDING_ATTENTION, LOYAL, LOYAL},
        {PROMISING, POTENTIAL, POTENTIAL, LOYAL, LOYAL},
        {NEW, POTENTIAL, POTENTIAL, CHAMPION, CHAMPION}
    };

    /**
     * @param recency from 1, the longest ago, to 5; likewise the other two
     * @throws IndexOutOfBoundsException of a score that is none
     */
    public static RfmSegment of(int recency, int frequency, int monetary) {
        return BY_RECENCY_AND_WORTH[recency - 1][(frequency + monetary + 1) / 2 - 1];
    }
}
