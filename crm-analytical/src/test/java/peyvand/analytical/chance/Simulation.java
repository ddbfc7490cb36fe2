package peyvand.analytical.chance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Opportunities whose chances are known, because they were made up by them. */
final class Simulation {

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final long[] STAGES = {11, 12, 13};

    /** By how much each owner raises the log odds. */
    static final double[] OWNERS = {-1.0, -0.5, 0, 0.5, 1.0};

    static final double FAIR = 0.9;
    static final double TENFOLD = -0.6;

    private final Random random;

    Simulation(long seed) {
        random = new Random(seed);
    }

    /** Who owns it, where it comes from and how large it is decide; how far it is and how long it takes do not. */
    List<Course> byOwnerSourceAndAmount(int count) {
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int owner = random.nextInt(OWNERS.length);
            boolean fair = random.nextInt(3) == 0;
            double amount = Math.pow(10, 3 + random.nextGaussian() / 2);
            double chance =
                    Logit.probability(-0.3 + OWNERS[owner] + (fair ? FAIR : 0) + TENFOLD * (Math.log10(amount) - 3));
            courses.add(course(i, count, owner, fair ? "Fair" : "Web", amount, random.nextDouble() < chance));
        }
        return courses;
    }

    /** Nothing decides but luck. */
    List<Course> byLuck(int count, double chance) {
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            courses.add(course(
                    i,
                    count,
                    random.nextInt(OWNERS.length),
                    random.nextBoolean() ? "Fair" : "Web",
                    Math.pow(10, 3 + random.nextGaussian()),
                    random.nextDouble() < chance));
        }
        return courses;
    }

    /** At each stage as many go on as the chance says, and the others are lost; nothing else matters. */
    List<Course> byStage(int count, double chance) {
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate opened = FIRST.plusDays((long) i * 700 / count);
            LocalDate day = opened;
            List<Course.Move> moves = new ArrayList<>();
            boolean won = true;
            for (int stage = 0; won && stage < STAGES.length; stage++) {
                moves.add(new Course.Move(day, STAGES[stage], true));
                day = day.plusDays(10);
                won = random.nextDouble() < chance;
            }
            courses.add(new Course(
                    i,
                    opened,
                    day,
                    won,
                    moves,
                    List.of(new Course.Edition(opened, 1000, null, null)),
                    List.of(),
                    null));
        }
        return courses;
    }

    private Course course(int number, int count, int owner, @Nullable String source, double amount, boolean won) {
        LocalDate opened = FIRST.plusDays((long) number * 700 / count);
        List<Course.Move> moves = new ArrayList<>();
        LocalDate day = opened;
        int reached = 1 + random.nextInt(STAGES.length);
        for (int stage = 0; stage < reached; stage++) {
            moves.add(new Course.Move(day, STAGES[stage], true));
            day = day.plusDays(1 + random.nextInt(30));
        }
        moves.add(new Course.Move(day, STAGES[reached - 1], false));
        return new Course(
                number,
                opened,
                day,
                won,
                moves,
                List.of(new Course.Edition(opened, amount, source, (long) owner)),
                List.of(),
                null);
    }
}
