package planted.peyvand.domain;

import java.sql.Timestamp;

public record KnowsSql(Timestamp at) {}
