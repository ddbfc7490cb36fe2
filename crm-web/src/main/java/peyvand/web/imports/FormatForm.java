package peyvand.web.imports;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import peyvand.operational.imports.FileFormat;
import peyvand.operational.imports.FileFormat.Layout;
import peyvand.operational.imports.ImportKind;

/** How a file is laid out, as people choose it. */
record FormatForm(ImportKind kind, String charset, Separator separator, boolean header) {

    private static final List<String> CHARSETS =
            List.of("UTF-8", "windows-1256", "windows-1252", "UTF-16LE", "UTF-16BE");

    enum Separator {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t'),
        PIPE('|'),
        BLANKS(' ');

        private final char character;

        Separator(char character) {
            this.character = character;
        }

        static Separator of(FileFormat format) {
            for (Separator separator : values()) {
                if (separator.character == format.separator()) {
                    return separator;
                }
            }
            return format.layout() == Layout.BLANKS ? BLANKS : COMMA;
        }
    }

    static FormatForm of(ImportKind kind, FileFormat format) {
        return new FormatForm(kind, format.charset(), Separator.of(format), format.header());
    }

    /** @throws ResponseStatusException 400 where something else was sent than the form offers */
    static FormatForm read(String kind, String charset, String separator, boolean header) {
        try {
            if (!CHARSETS.contains(charset)) {
                throw new IllegalArgumentException("charset");
            }
            return new FormatForm(ImportKind.valueOf(kind), charset, Separator.valueOf(separator), header);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, unknown);
        }
    }

    /** @param now the format until now: a workbook stays a workbook */
    FileFormat format(FileFormat now) {
        return now.layout() == Layout.XLSX
                ? new FileFormat(Layout.XLSX, now.charset(), now.separator(), header)
                : new FileFormat(
                        separator == Separator.BLANKS ? Layout.BLANKS : Layout.SEPARATED,
                        charset,
                        separator.character,
                        header);
    }

    public List<String> charsets() {
        List<String> all = new ArrayList<>(CHARSETS);
        if (!all.contains(charset)) {
            all.add(charset);
        }
        return all;
    }
}
