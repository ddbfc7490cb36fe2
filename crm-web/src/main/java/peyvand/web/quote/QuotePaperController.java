package peyvand.web.quote;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import peyvand.domain.NotFound;
import peyvand.domain.QuoteId;
import peyvand.domain.Viewer;
import peyvand.operational.quote.QuoteDocument;
import peyvand.operational.quote.QuoteLinks;
import peyvand.operational.quote.QuoteQueries;
import peyvand.web.document.PdfAnswer;
import peyvand.web.document.QuotePaper;

/** Hands out quotes as papers, to colleagues and to the customers who hold their links. */
@Controller
class QuotePaperController {

    private final QuoteQueries queries;
    private final QuoteLinks links;
    private final QuotePaper paper;

    QuotePaperController(QuoteQueries queries, QuoteLinks links, QuotePaper paper) {
        this.queries = queries;
        this.links = links;
        this.paper = paper;
    }

    @GetMapping("/quotes/{id}/paper.pdf")
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable QuoteId id) {
        return answer(queries.document(viewer, id));
    }

    @GetMapping("/q/{secret}/paper.pdf")
    ResponseEntity<byte[]> ofLink(@PathVariable String secret) {
        return answer(links.find(secret).orElseThrow(() -> new NotFound("quote of a link")));
    }

    private ResponseEntity<byte[]> answer(QuoteDocument document) {
        return PdfAnswer.of(QuotePaper.fileName(document), paper.print(document));
    }
}
