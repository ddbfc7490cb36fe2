package peyvand.db.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@JdbcTest
@ContextConfiguration(classes = AsMigratedTests.Application.class)
@DbTest(anew = true)
@Transactional(propagation = Propagation.NOT_SUPPORTED) // the other connection is to see what is written
class AsMigratedTests {

    @SpringBootConfiguration
    static class Application {}

    @Test
    void forgetsWhatWasWrittenAndGivesBackWhatTheMigrationsWrote(@Autowired JdbcClient client) throws SQLException {
        String stages = stages(client);
        assertThat(stages).isNotEmpty();
        client.sql("update stage set label_en = 'Other'").update();
        client.sql("insert into category (name) values ('Tea')").update();

        AsMigrated.restore();

        assertThat(stages(client)).isEqualTo(stages);
        assertThat(client.sql("select count(*) from category").query(Long.class).single())
                .isZero();
        client.sql("insert into category (name) values ('Tea')").update();
    }

    private static String stages(JdbcClient client) {
        return client.sql("select string_agg(s::text, ';' order by id) from stage s")
                .query(String.class)
                .single();
    }
}
