package peyvand.collaborative.touchpoint;

import java.util.List;
import peyvand.db.sql.Count;

/**
 * Those who wait for an answer.
 *
 * @param longest of them who have waited longest, the longest waiting first
 * @param count of all of them
 */
public record AwaitedQueue(List<AwaitedReply> longest, Count count) {}
