package peyvand.web.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import peyvand.operational.staff.Setup;

/** Tells whoever starts a new installation how to set it up. */
@Component
class SetupInvitation {

    private static final Logger log = LoggerFactory.getLogger(SetupInvitation.class);

    private final Setup setup;
    private final Environment environment;

    SetupInvitation(Setup setup, Environment environment) {
        this.setup = setup;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        setup.invite()
                .ifPresent(invitation -> log.warn(
                        "Nobody has set up this installation yet. Open http://localhost:{}/setup with the secret {}"
                                + " (also in {})",
                        environment.getProperty("local.server.port", "8080"),
                        invitation.secret(),
                        invitation.file().toAbsolutePath()));
    }
}
