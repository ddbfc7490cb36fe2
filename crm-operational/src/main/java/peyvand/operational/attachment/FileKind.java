package peyvand.operational.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of file that are taken: documents, text, mail, pictures, sound and archives. None of them is run by a browser,
 * and a name that says anything else is refused.
 */
enum FileKind {
    PDF("application/pdf", List.of("pdf")),
    DOCX(openXml("wordprocessingml.document"), List.of("docx"), Container.ZIP, Container.OLE),
    XLSX(openXml("spreadsheetml.sheet"), List.of("xlsx"), Container.ZIP, Container.OLE),
    PPTX(openXml("presentationml.presentation"), List.of("pptx"), Container.ZIP, Container.OLE),
    DOC("application/msword", List.of("doc"), Container.OLE),
    XLS("application/vnd.ms-excel", List.of("xls"), Container.OLE),
    PPT("application/vnd.ms-powerpoint", List.of("ppt"), Container.OLE),
    ODT("application/vnd.oasis.opendocument.text", List.of("odt")),
    ODS("application/vnd.oasis.opendocument.spreadsheet", List.of("ods")),
    ODP("application/vnd.oasis.opendocument.presentation", List.of("odp")),
    RTF("application/rtf", List.of("rtf")),
    TEXT("text/plain", List.of("txt", "text", "log", "md")),
    CSV("text/csv", List.of("csv", "tsv"), Container.PLAIN),
    CARD("text/x-vcard", List.of("vcf"), Container.PLAIN),
    CALENDAR("text/calendar", List.of("ics"), Container.PLAIN),
    MAIL("message/rfc822", List.of("eml"), Container.PLAIN),
    OUTLOOK("application/vnd.ms-outlook", List.of("msg"), Container.OLE),
    PNG("image/png", List.of("png")),
    JPEG("image/jpeg", List.of("jpg", "jpeg", "jfif")),
    GIF("image/gif", List.of("gif")),
    BMP("image/bmp", List.of("bmp")),
    TIFF("image/tiff", List.of("tif", "tiff")),
    MP3("audio/mpeg", List.of("mp3")),
    WAV("audio/vnd.wave", List.of("wav")),
    OGG("audio/ogg", List.of("ogg", "oga", "opus"), Container.OGG),
    M4A("audio/mp4", List.of("m4a")),
    AMR("audio/amr", List.of("amr")),
    FLAC("audio/x-flac", List.of("flac")),
    ZIP("application/zip", List.of("zip"), Container.ZIP),
    GZIP("application/gzip", List.of("gz", "tgz")),
    TAR("application/x-gtar", List.of("tar"), Container.TAR),
    SEVEN_ZIP("application/x-7z-compressed", List.of("7z")),
    RAR("application/x-rar-compressed", List.of("rar"));

    private static final Set<FileKind> PICTURES = Set.of(PNG, JPEG, GIF, BMP);
    private static final Set<FileKind> TEXTS = Set.of(TEXT, CSV);

    /** What is found where several kinds look alike from outside; the ending then tells which it is. */
    private enum Container {
        ZIP("application/zip", "application/x-tika-ooxml"),
        /** Office files of old, and new ones with a password. */
        OLE("application/x-tika-msoffice"),
        OGG("application/ogg", "audio/vorbis", "audio/opus", "audio/speex", "audio/x-oggflac"),
        TAR("application/x-tar"),
        PLAIN("text/plain");

        private final Set<String> types;

        Container(String... types) {
            this.types = Set.of(types);
        }
    }

    private final String type;
    private final List<String> endings;
    private final List<Container> containers;

    FileKind(String type, List<String> endings, Container... containers) {
        this.type = type;
        this.endings = endings;
        this.containers = List.of(containers);
    }

    private static String openXml(String what) {
        return "application/vnd.openxmlformats-officedocument." + what;
    }

    /** Whether files of some kind that is taken have this ending. */
    static boolean knows(String ending) {
        return Arrays.stream(values()).anyMatch(kind -> kind.endings.contains(ending));
    }

    /**
     * The kind of a file.
     *
     * @param found what it is by its content
     * @param ending of its name, in small letters
     */
    static Optional<FileKind> of(String found, String ending) {
        List<FileKind> possible =
                Arrays.stream(values()).filter(kind -> kind.maybe(found)).toList();
        return possible.stream()
                .filter(kind -> kind.endings.contains(ending))
                .findFirst()
                .or(() -> possible.stream()
                        .filter(kind -> kind.type.equals(found))
                        .findFirst());
    }

    private boolean maybe(String found) {
        return type.equals(found) || containers.stream().anyMatch(container -> container.types.contains(found));
    }

    String type() {
        return type;
    }

    /** The name with the ending that this kind has. */
    FileName name(FileName sent) {
        return endings.contains(sent.plainEnding()) ? sent : sent.ending(endings.get(0));
    }

    /** Whether it is a picture that is drawn anew, so that nothing is kept of it but what one sees. */
    boolean picture() {
        return PICTURES.contains(this);
    }

    static boolean text(String ending) {
        return TEXTS.stream().anyMatch(kind -> kind.endings.contains(ending));
    }
}
