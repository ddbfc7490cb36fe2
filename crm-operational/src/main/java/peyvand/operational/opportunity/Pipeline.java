package peyvand.operational.opportunity;

import java.util.List;
import peyvand.domain.PipelineId;
import peyvand.domain.StageId;
import peyvand.operational.field.Label;

/**
 * The stages a possible sale goes through, in their order.
 *
 * @param stages retired ones included
 */
public record Pipeline(PipelineId id, Label label, List<Stage> stages, boolean retired, int version) {

    public Pipeline {
        stages = List.copyOf(stages);
    }

    /** The same of these stages. */
    Pipeline with(List<Stage> itsStages) {
        return new Pipeline(id, label, itsStages, retired, version);
    }

    /** The stages that opportunities go through now. */
    public List<Stage> current() {
        return stages.stream().filter(stage -> !stage.retired()).toList();
    }

    /** The stage of this id, retired or not. */
    public Stage stage(StageId stage) {
        return stages.stream().filter(one -> one.id().equals(stage)).findFirst().orElseThrow();
    }
}
