package peyvand;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** Peyvand, one application: the operational, analytical and collaborative CRM behind one set of pages. */
@Modulithic(
        systemName = "Peyvand",
        sharedModules = {"domain", "db"})
@SpringBootApplication
public class PeyvandApplication {

    public static void main(String[] args) {
        SpringApplication.run(PeyvandApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
