package peyvand.collaborative.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static peyvand.collaborative.touchpoint.ConversationWorld.NOW;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;

@ConversationDbTest
class AwaitedRepliesTest {

    @Autowired
    AwaitedReplies replies;

    @Autowired
    Touchpoints touchpoints;

    @Autowired
    ConversationWorld world;

    Viewer sara;
    CustomerId alborz;

    @BeforeEach
    void aCustomerOfSomebody() {
        sara = world.owner();
        alborz = world.firm("Alborz", sara);
    }

    @Test
    void areOwedToWhoeverWrote() {
        write(Direction.IN, Channel.EMAIL, 5);
        write(Direction.IN, Channel.TELEGRAM, 3);

        assertThat(replies.queue(sara, 10).longest()).singleElement().satisfies(reply -> {
            assertThat(reply.customer()).isEqualTo(alborz);
            assertThat(reply.channel()).isEqualTo(Channel.EMAIL);
            assertThat(reply.since()).isEqualTo(NOW.minus(Duration.ofHours(5)));
        });
        assertThat(replies.queue(sara, 1).count().number()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Channel.class, names = "NOTE", mode = EnumSource.Mode.EXCLUDE)
    void areGivenByWhateverWeSend(Channel channel) {
        write(Direction.IN, Channel.LETTER, 5);
        write(Direction.OUT, channel, 4);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void areGivenByATalkWhoeverCalled() {
        write(Direction.IN, Channel.LETTER, 5);
        write(Direction.IN, Channel.PHONE, 4);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void areCountedForWhoSeesAllToo() {
        CustomerId damavand = world.firm("Damavand", null);
        Viewer manager = world.viewer();
        long before = replies.queue(manager, 1).count().number();
        write(Direction.IN, Channel.LETTER, 5);
        touchpoints.log(manager, damavand, data(Direction.IN, Channel.FAX, 4));

        assertThat(replies.queue(manager, 1000).longest())
                .extracting(AwaitedReply::customer)
                .containsSubsequence(alborz, damavand);
        assertThat(replies.queue(manager, 1).count().number()).isEqualTo(before + 2);
    }

    @Test
    void areNotGivenByANoteAmongOurselves() {
        write(Direction.IN, Channel.LETTER, 5);
        write(null, Channel.NOTE, 4);

        assertThat(waiting()).containsExactly(alborz);
    }

    @Test
    void areStillOwedForWhatCameAfterAnAnswerWrittenDownLate() {
        write(Direction.IN, Channel.EMAIL, 9);
        write(Direction.IN, Channel.EMAIL, 3);
        write(Direction.OUT, Channel.EMAIL, 6);

        assertThat(replies.queue(sara, 10).longest())
                .extracting(AwaitedReply::since)
                .containsExactly(NOW.minus(Duration.ofHours(3)));
    }

    @Test
    void followWhatIsCorrected() {
        TouchpointId message = write(Direction.IN, Channel.EMAIL, 5);
        TouchpointId answer = write(Direction.OUT, Channel.EMAIL, 4);

        touchpoints.withdraw(sara, answer, "Was for another customer");
        assertThat(waiting()).as("the answer was none").containsExactly(alborz);

        touchpoints.withdraw(sara, message, "Was of another customer");
        assertThat(waiting()).as("nor was the message").isEmpty();
    }

    @Test
    void followACorrectionToANote() {
        TouchpointId message = write(Direction.IN, Channel.EMAIL, 5);

        touchpoints.correct(sara, message, data(null, Channel.NOTE, 5));

        assertThat(waiting()).isEmpty();
    }

    @Test
    void areNotOwedWhereSomebodySaysSoUntilTheNextMessage() {
        write(Direction.IN, Channel.EMAIL, 5);

        replies.settle(sara, alborz);
        assertThat(waiting()).isEmpty();
        write(Direction.IN, Channel.SMS, 4);
        assertThat(waiting()).as("written down later, but it came before").isEmpty();
        world.run("update awaiting_reply set settled_at = settled_at - interval '3 hours'");
        write(Direction.IN, Channel.SMS, 1);
        assertThat(waiting()).containsExactly(alborz);
    }

    @Test
    void areSeenByWhoSeesTheCustomer() {
        write(Direction.IN, Channel.EMAIL, 5);
        Viewer other = world.owner();

        assertThat(replies.queue(other, 10).longest()).isEmpty();
        assertThat(replies.queue(other, 1).count().number()).isZero();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> replies.settle(other, alborz));
        assertThat(waiting()).containsExactly(alborz);
    }

    @Test
    void areOwedOnceByCustomersWhoBecameOne() {
        CustomerId damavand = world.firm("Damavand", sara);
        write(Direction.IN, Channel.EMAIL, 5);
        touchpoints.log(sara, damavand, data(Direction.IN, Channel.EMAIL, 3));
        world.bury("customer", alborz.value(), damavand.value());

        assertThat(waiting()).containsExactly(damavand);
        assertThat(replies.queue(sara, 1).count().number()).isEqualTo(1);
        touchpoints.log(sara, damavand, data(Direction.OUT, Channel.EMAIL, 2));
        assertThat(waiting()).isEmpty();

        world.run("update customer set merged_into_id = null where id = " + alborz);
        assertThat(waiting()).as("the answer went to the other").containsExactly(alborz);
    }

    private List<CustomerId> waiting() {
        return replies.queue(sara, 10).longest().stream()
                .map(AwaitedReply::customer)
                .toList();
    }

    private TouchpointId write(@Nullable Direction direction, Channel channel, int hoursAgo) {
        return touchpoints.log(sara, alborz, data(direction, channel, hoursAgo));
    }

    private TouchpointData data(@Nullable Direction direction, Channel channel, int hoursAgo) {
        return TouchpointData.now(channel, direction, sara.staff(), "A sentence")
                .at(NOW.minus(Duration.ofHours(hoursAgo)));
    }
}
