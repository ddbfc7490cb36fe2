package peyvand.operational.activity;

import peyvand.domain.StaffId;

/**
 * How a colleague stands with what they have to do.
 *
 * @param overdue how much should have been done by now, {@value #CAP} for as many or more
 * @param done how much was done lately, up to the same cap
 */
public record ColleagueWork(StaffId colleague, String name, int overdue, int done) {

    static final int CAP = 100;

    public boolean capped(int number) {
        return number >= CAP;
    }
}
