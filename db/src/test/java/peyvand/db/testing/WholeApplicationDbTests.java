package peyvand.db.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.embedded.EmbeddedPostgresServer;

@SpringBootTest(classes = WholeApplicationDbTests.Application.class)
@DbTest
class WholeApplicationDbTests {

    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    JdbcClient client;

    @Test
    void runsInASchemaOfItsOwnAsAnOrdinaryUser() {
        assertThat(one("select current_schema")).isEqualTo("crm");
        assertThat(one("show is_superuser")).isEqualTo("off");
    }

    @Test
    void runsInAZoneThatIsNobodyElses() {
        assertThat(one("show timezone"))
                .isEqualTo("Asia/Kathmandu")
                .isNotEqualTo(TimeZone.getDefault().getID());
    }

    @Test
    void leavesTheDurableServerAlone(@Autowired ObjectProvider<EmbeddedPostgresServer> server) {
        assertThat(server.getIfAvailable()).isNull();
    }

    private String one(String query) {
        return client.sql(query).query(String.class).single();
    }
}
