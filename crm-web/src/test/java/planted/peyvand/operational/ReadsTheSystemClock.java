package planted.peyvand.operational;

import java.time.Instant;

public class ReadsTheSystemClock {

    Instant now() {
        return Instant.now();
    }
}
