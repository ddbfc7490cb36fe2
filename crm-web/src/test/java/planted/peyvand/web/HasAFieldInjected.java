package planted.peyvand.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

public class HasAFieldInjected {

    @Autowired
    @Nullable
    Clock clock;
}
