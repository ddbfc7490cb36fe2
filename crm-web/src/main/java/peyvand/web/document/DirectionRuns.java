package peyvand.web.document;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts a paragraph into runs that are each read in one direction, by the bidirectional algorithm of Unicode. Neighbours of
 * one direction are one run, whatever their levels, since what sets the line knows of no levels.
 */
final class DirectionRuns implements BidiSplitter {

    private final List<BidiTextRun> runs = new ArrayList<>();

    @Override
    public void setParagraph(String text, byte defaultDirection) {
        runs.clear();
        if (text.isEmpty()) {
            return;
        }
        int direction = defaultDirection == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
        Bidi paragraph = new Bidi(text, direction);
        int start = 0;
        for (int run = 0; run < paragraph.getRunCount(); run++) {
            boolean last = run == paragraph.getRunCount() - 1;
            if (last || paragraph.getRunLevel(run) % 2 != paragraph.getRunLevel(run + 1) % 2) {
                byte read = paragraph.getRunLevel(run) % 2 == 0 ? LTR : RTL;
                runs.add(new BidiTextRun(start, paragraph.getRunLimit(run) - start, read));
                start = paragraph.getRunLimit(run);
            }
        }
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int run) {
        return runs.get(run);
    }

    @Override
    public byte getBaseDirection(String text) {
        return text.codePoints()
                .mapToObj(Character::getDirectionality)
                .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                .findFirst()
                .map(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? LTR : RTL)
                .orElse(NEUTRAL);
    }
}
