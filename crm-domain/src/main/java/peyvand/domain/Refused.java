package peyvand.domain;

/** The viewer may see this but has no right to do it. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refused(String what) {
        super(what);
    }
}
