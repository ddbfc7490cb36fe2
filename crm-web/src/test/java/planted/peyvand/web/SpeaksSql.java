package planted.peyvand.web;

import org.springframework.jdbc.core.simple.JdbcClient;

public record SpeaksSql(JdbcClient jdbc) {}
