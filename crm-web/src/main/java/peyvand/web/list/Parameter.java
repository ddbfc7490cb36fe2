package peyvand.web.list;

import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/** One word of a request for a list. */
public record Parameter(String name, String value) {

    public static String link(String path, List<Parameter> parameters) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        for (int i = 0; i < parameters.size(); i++) {
            uri.queryParam(parameters.get(i).name(), "{" + i + "}");
        }
        return uri.encode()
                .buildAndExpand(parameters.stream().map(Parameter::value).toArray())
                .toUriString();
    }
}
