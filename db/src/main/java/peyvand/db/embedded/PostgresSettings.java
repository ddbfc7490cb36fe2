package peyvand.db.embedded;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of the server: ours, overridden by the operator's. */
record PostgresSettings(Map<String, String> values) {

    static final String FILE = "peyvand.conf";

    static PostgresSettings withOverrides(Map<String, String> overrides) {
        var values = new LinkedHashMap<String, String>();
        // Reachable from this machine, with a password, and by nothing else.
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("max_connections", "60");
        // What was acknowledged survives a power cut.
        values.put("fsync", "on");
        values.put("synchronous_commit", "on");
        values.put("full_page_writes", "on");
        // For a small office machine with an SSD that also runs the application.
        values.put("shared_buffers", "256MB");
        values.put("effective_cache_size", "1GB");
        values.put("work_mem", "16MB");
        values.put("maintenance_work_mem", "128MB");
        values.put("random_page_cost", "1.1");
        values.put("jit", "off");
        values.put("wal_compression", "on");
        values.put("max_wal_size", "2GB");
        values.put("checkpoint_completion_target", "0.9");
        // The application reports failed statements; here they would only put personal data into another file.
        values.put("log_min_messages", "log");
        values.put("log_min_error_statement", "panic");
        values.put("log_error_verbosity", "terse");
        values.put("log_checkpoints", "off");
        values.put("log_line_prefix", "%m [%p] ");
        values.put("log_timezone", "UTC");
        values.put("timezone", "UTC");
        values.put("lc_messages", "C");
        values.putAll(overrides);
        return new PostgresSettings(Collections.unmodifiableMap(values));
    }

    boolean durable() {
        return !"off".equals(values.get("fsync"));
    }
}
