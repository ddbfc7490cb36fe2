package peyvand.db;

import org.jspecify.annotations.Nullable;

/** The database cannot be used, for a reason that the operator can do something about. */
public class DatabaseStartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param problem one sentence that says what is wrong
     * @param remedy one sentence that says what to do
     */
    public DatabaseStartFailure(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public DatabaseStartFailure(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
