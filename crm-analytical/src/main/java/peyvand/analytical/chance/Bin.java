package peyvand.analytical.chance;

/**
 * Some that were held for about equally likely.
 *
 * @param number from 1, the least likely
 * @param opportunities how many different ones; one may stand here at several moments
 * @param foretold what was foretold of them on average, 0 to 1
 * @param won the share that was won
 * @param low that share is at least this, with a confidence of 95 %
 * @param high that share is at most this
 */
public record Bin(int number, int opportunities, double foretold, double won, double low, double high) {}
