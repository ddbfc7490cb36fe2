package peyvand.domain;

/** Somebody else saved this record after the viewer had read it. */
public final class Stale extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Stale(Object id) {
        super(id.getClass().getSimpleName() + " " + id);
    }

    /** Refuses a change to a record whose version is no longer the one that was read. */
    public static void check(Object id, int read, int current) {
        if (read != current) {
            throw new Stale(id);
        }
    }
}
