package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import peyvand.domain.Cursor;
import peyvand.domain.OpportunityId;
import peyvand.domain.PipelineId;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.StageId;
import peyvand.domain.Stale;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.Board;
import peyvand.operational.opportunity.BoardQueries;
import peyvand.operational.opportunity.Opportunities;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.opportunity.Stage;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** The board: the open opportunities of a pipeline as cards in the columns of their stages. */
@Controller
@RequestMapping("/board")
class BoardController {

    private static final int CARDS = 80;
    private static final int LONGEST_TAG = 60;
    private static final String CLOSE_TO = "closeTo";

    private final BoardQueries boards;
    private final PipelineQueries pipelines;
    private final Opportunities opportunities;
    private final StaffQueries staff;
    private final OpportunityFields fields;
    private final Cards cards;

    BoardController(
            BoardQueries boards,
            PipelineQueries pipelines,
            Opportunities opportunities,
            StaffQueries staff,
            OpportunityFields fields,
            Cards cards) {
        this.boards = boards;
        this.pipelines = pipelines;
        this.opportunities = opportunities;
        this.staff = staff;
        this.fields = fields;
        this.cards = cards;
    }

    /**
     * What a request asks for.
     *
     * @param pipeline null: the first
     * @param owner a colleague's id, {@code me}, or nothing: everybody
     * @param team whose members' alone; nothing: everybody
     * @param closeTo as it was typed
     * @param stale anything: those alone that have gone stale
     */
    record Asked(
            @Nullable PipelineId pipeline,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String tag,
            @Nullable String closeTo,
            @Nullable String stale) {

        String query() {
            UriComponentsBuilder uri = UriComponentsBuilder.newInstance();
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            parts.put("pipeline", pipeline);
            parts.put("owner", owner);
            parts.put("team", team);
            parts.put("tag", tag);
            parts.put(CLOSE_TO, closeTo);
            parts.put("stale", stale);
            parts.forEach((name, value) -> {
                if (value != null && !value.toString().isEmpty()) {
                    uri.queryParam(name, value.toString());
                }
            });
            return uri.encode().build().toUriString();
        }
    }

    @GetMapping
    String board(Viewer viewer, Ui ui, Asked asked, Model model) {
        show(viewer, ui, asked, model);
        return "opportunity/board";
    }

    /** The next cards of a column. */
    @GetMapping("/columns/{stage}")
    String more(Viewer viewer, Ui ui, Asked asked, @PathVariable StageId stage, @RequestParam String at, Model model) {
        Stage of = pipelines.stage(stage);
        Board.Column column = boards.more(viewer, of, filter(viewer, ui, asked), cursor(at), CARDS);
        model.addAttribute("column", cards.column(column, asked.query(), ui));
        return "opportunity/board :: cards(column=${column})";
    }

    /** Moves a card. Answers with the card and the totals as they are then; where it was refused, with the whole board and why. */
    @PostMapping("/cards/{id}")
    String move(
            Viewer viewer,
            Ui ui,
            Asked asked,
            @PathVariable OpportunityId id,
            @RequestParam int version,
            @RequestParam StageId stage,
            HttpServletResponse response,
            Model model) {
        try {
            opportunities.move(viewer, id, version, stage);
        } catch (Stale stale) {
            return refused(HttpStatus.CONFLICT, "opportunity.movedMeanwhile", viewer, ui, asked, response, model);
        } catch (RuleViolation violation) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, violation.key(), viewer, ui, asked, response, model);
        }
        Board heads = boards.heads(viewer, pipeline(asked), filter(viewer, ui, asked));
        model.addAttribute("board", cards.board(heads, asked.query(), ui));
        model.addAttribute("card", List.of(cards.card(boards.card(viewer, id), ui)));
        return "opportunity/board :: moved(board=${board},card=${card})";
    }

    private String refused(
            HttpStatus status,
            String why,
            Viewer viewer,
            Ui ui,
            Asked asked,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("refused", ui.message(why));
        show(viewer, ui, asked, model);
        return "opportunity/board :: board(board=${board})";
    }

    private Pipeline pipeline(Asked asked) {
        return pipeline(asked, pipelines.current());
    }

    private Pipeline pipeline(Asked asked, List<Pipeline> current) {
        return asked.pipeline() == null ? current.get(0) : pipelines.pipeline(asked.pipeline());
    }

    private void show(Viewer viewer, Ui ui, Asked asked, Model model) {
        List<Pipeline> current = pipelines.current();
        Pipeline pipeline = pipeline(asked, current);
        Board board = boards.board(viewer, pipeline, filter(viewer, ui, asked), CARDS);
        model.addAttribute("board", cards.board(board, asked.query(), ui));
        model.addAttribute("asked", asked);
        model.addAttribute("closing", closing(ui, asked));
        model.addAttribute(
                "pipelines",
                current.stream()
                        .map(one -> new Choice(one.id().toString(), one.label().in(ui.getLanguage())))
                        .toList());
        model.addAttribute("pipeline", pipeline.id().toString());
        model.addAttribute("people", fields.people());
        model.addAttribute("teams", fields.teams());
    }

    private BoardQueries.Filter filter(Viewer viewer, Ui ui, Asked asked) {
        Form closing = closing(ui, asked);
        String tag = said(asked.tag());
        if (tag != null && tag.length() > LONGEST_TAG) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new BoardQueries.Filter(
                owners(viewer, asked),
                closing.hasProblems() ? null : closing.date(CLOSE_TO),
                tag,
                said(asked.stale()) != null);
    }

    /** Of a colleague who is not in the team: nobody's. */
    private @Nullable Set<StaffId> owners(Viewer viewer, Asked asked) {
        try {
            StaffId owner = OpportunityFields.owner(said(asked.owner()), viewer);
            String team = said(asked.team());
            if (team == null) {
                return owner == null ? null : Set.of(owner);
            }
            Set<StaffId> members = staff.members(TeamId.valueOf(team));
            return owner == null ? members : members.contains(owner) ? Set.of(owner) : Set.of();
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static @Nullable String said(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** A day that cannot be read is shown with its problem, and lets everything through. */
    private static Form closing(Ui ui, Asked asked) {
        String typed = asked.closeTo() == null ? "" : asked.closeTo();
        return Form.read(List.of(Field.date(CLOSE_TO)), ui.formats(), Map.of(CLOSE_TO, new String[] {typed}));
    }

    private static @Nullable Cursor cursor(String at) {
        try {
            Cursor cursor = Cursor.decode(at);
            if (cursor != null && !cursor.value().equals("infinity")) {
                LocalDate.parse(cursor.value());
            }
            return cursor;
        } catch (RuntimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }
}
