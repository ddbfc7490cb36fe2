package peyvand.domain;

/** There is no such record, or the viewer may not see it: the two are not told apart. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(Object id) {
        super(id.getClass().getSimpleName() + " " + id);
    }
}
