package peyvand.operational.staff;

/** Somebody else became the first administrator a moment earlier. */
public final class AlreadyFounded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyFounded(Throwable cause) {
        super(cause);
    }
}
