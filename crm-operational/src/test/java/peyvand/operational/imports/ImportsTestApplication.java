package peyvand.operational.imports;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import peyvand.operational.customer.PhoneRegion;
import peyvand.operational.field.CustomFieldQueries;
import tools.jackson.databind.json.JsonMapper;

@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(basePackages = {"peyvand.operational.imports", "peyvand.operational.audit"})
@Import({PhoneRegion.class, CustomFieldQueries.class})
class ImportsTestApplication {

    @Bean
    JsonMapper json() {
        return JsonMapper.builder().build();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
