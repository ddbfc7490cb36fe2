package peyvand.operational.imports;

import java.util.List;

/** A row of a file, and where it stands: the first row of the file, header or not, is 1. */
record Row(long number, List<String> cells) {

    String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
