package peyvand.db;

import org.springframework.boot.SpringBootConfiguration;

/** Nothing but the migrated database. */
@SpringBootConfiguration
class TwinTestApplication {}
