package peyvand.db.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database that Peyvand runs itself.
 *
 * @param dataDir where its files live; lock, secret, log and binaries lie beside it, under the same name
 * @param port a fixed port on 127.0.0.1, or 0 for any free one
 * @param database the name of the database
 * @param settings settings of PostgreSQL that override ours, such as {@code shared_buffers}
 */
@ConfigurationProperties("peyvand.database")
public record EmbeddedPostgresProperties(
        @DefaultValue("data/pg18") Path dataDir,
        @DefaultValue("0") int port,
        @DefaultValue("peyvand") String database,
        @DefaultValue Map<String, String> settings) {}
