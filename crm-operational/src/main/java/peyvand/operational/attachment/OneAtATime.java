package peyvand.operational.attachment;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets those who count the same thing count one after another. */
final class OneAtATime {

    private OneAtATime() {}

    /** From here until the transaction ends, others who ask for the same wait. */
    static void in(JdbcClient jdbc, String what, long id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(:what), :id)")
                .param("what", "attachment." + what)
                .param("id", Long.hashCode(id))
                .query()
                .listOfRows();
    }
}
