package peyvand.web.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import peyvand.analytical.report.ReportFilter;
import peyvand.web.form.Form;
import peyvand.web.list.Parameter;

/**
 * What somebody asks a report.
 *
 * @param form as it was filled in
 */
record ReportRequest(Form form, ReportFilter filter) {

    /** The same of another time. */
    ReportRequest of(LocalDate from, LocalDate to) {
        return new ReportRequest(form, new ReportFilter(from, to, filter.pipeline(), filter.owner(), filter.team()));
    }

    /** @param more what else the address says */
    String link(String path, Map<String, String> more) {
        List<Parameter> parameters = new ArrayList<>();
        add(parameters, ReportForm.FROM, filter.from().toString());
        add(parameters, ReportForm.TO, filter.to().toString());
        addWhose(parameters);
        more.forEach((name, value) -> add(parameters, name, value));
        return link(path, parameters);
    }

    private void addWhose(List<Parameter> parameters) {
        add(
                parameters,
                "pipeline",
                filter.pipeline() == null ? "" : filter.pipeline().toString());
        add(parameters, "owner", filter.owner() == null ? "" : filter.owner().toString());
        add(parameters, "team", filter.team() == null ? "" : filter.team().toString());
    }

    /** The opportunities behind a figure, among those asked for. */
    String opportunities(String... more) {
        List<Parameter> parameters = new ArrayList<>();
        addWhose(parameters);
        for (int i = 0; i < more.length; i += 2) {
            String name = more[i];
            parameters.removeIf(parameter -> parameter.name().equals(name));
            add(parameters, name, more[i + 1]);
        }
        return link("/opportunities", parameters);
    }

    /** Those decided in the time asked for. */
    String decided(String state, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "opportunityState",
                state,
                "closedFrom",
                filter.from().toString(),
                "closedTo",
                filter.to().toString()));
        all.addAll(List.of(more));
        return opportunities(all.toArray(String[]::new));
    }

    private static void add(List<Parameter> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.add(new Parameter(name, value));
        }
    }

    private static String link(String path, List<Parameter> parameters) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        for (int i = 0; i < parameters.size(); i++) {
            uri.queryParam(parameters.get(i).name(), "{" + i + "}");
        }
        return uri.encode()
                .buildAndExpand(parameters.stream().map(Parameter::value).toArray())
                .toUriString();
    }
}
