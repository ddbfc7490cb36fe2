package peyvand.db.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@JdbcTest
@ContextConfiguration(classes = SliceDbTests.Application.class)
@DbTest
class SliceDbTests {

    @SpringBootConfiguration
    static class Application {}

    @Test
    void runsOnTheSameServerInTheSameSchema(@Autowired JdbcClient client) {
        assertThat(client.sql("select current_schema").query(String.class).single())
                .isEqualTo("crm");
    }
}
