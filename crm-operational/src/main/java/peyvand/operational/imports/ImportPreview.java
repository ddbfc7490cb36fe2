package peyvand.operational.imports;

import java.util.List;
import peyvand.operational.field.CustomField;

/**
 * The beginning of a file as it is understood now.
 *
 * @param header empty where the file has none
 */
public record ImportPreview(
        ImportKind kind,
        FileFormat format,
        List<String> header,
        List<List<String>> rows,
        ImportMapping mapping,
        ImportOptions options,
        List<CustomField> own) {}
