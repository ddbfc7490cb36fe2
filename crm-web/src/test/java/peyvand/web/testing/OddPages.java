package peyvand.web.testing;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Stale;

/** Pages that fail in all the ways in which pages can fail. */
@Controller
@RequestMapping("/test-failures")
public class OddPages {

    @GetMapping("/500")
    @ResponseBody
    String broken() {
        throw new IllegalStateException("select secret from /var/lib where password = 'hidden'");
    }

    @GetMapping("/template")
    String template() {
        return "no/such/template";
    }

    @GetMapping("/409")
    @ResponseBody
    String stale() {
        throw new Stale(new StaffId(1));
    }

    @GetMapping("/422")
    @ResponseBody
    String rule() {
        throw new RuleViolation("rule.staff.emailTaken");
    }

    @GetMapping("/400")
    @ResponseBody
    String bad(@RequestParam int number) {
        return "number " + number;
    }

    @GetMapping("/413")
    @ResponseBody
    String large() {
        throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
    }
}
