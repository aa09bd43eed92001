package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Patch;
import dev.roadcase.sync.core.SimSetup.Mistake;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who holds the lock of a show knows best how long a cable is; whose lock was broken is like any other, and nothing is lost. */
class EpochsTest {
    private static final UUID FIRST = new UUID(10, 1);
    private static final UUID SECOND = new UUID(10, 2);

    /** A show with its lock; cables were measured on site and, later, guessed in the office. */
    private static final class Site {
        final Story story;
        final Changeset locked;
        final Changeset measured;
        final Changeset guessed;

        Site(SimSetup setup) {
            story = new Story(setup);
            locked = locked(FIRST, story.genesis);
            measured = length(20_000);
            guessed = length(10_000);
            story.arrive(locked);
        }

        Changeset locked(UUID epoch, Changeset after) {
            Lock lock = new Lock(new UUID(8, 1), "site", SimAuthor.actor(1), Story.START, epoch);
            Map<String, Object> value = Map.of(Lock.FIELD, JsonText.of(lock.json()));
            GroupPatch patch = new GroupPatch(Map.of(), value, after.id());
            return story.made(false, Patch.edit(SimAuthor.PRODUCTION, Map.of(Lock.FIELD, patch)));
        }

        private Changeset length(int millimetres) {
            GroupPatch patch = new GroupPatch(Map.of(), Map.of(SimAuthor.LENGTH, millimetres), story.genesis.id());
            return story.made(false, Patch.edit(SimAuthor.CABLE, Map.of(SimAuthor.LENGTH, patch)));
        }

        void arrive(Changeset set, @Nullable UUID lock) {
            story.hub.accept(set, Story.NOW, lock);
        }

        Object length() {
            return Objects.requireNonNull(story.row(SimAuthor.CABLE).get(SimAuthor.LENGTH));
        }

        Conflict asked() {
            return story.conflicts(SimAuthor.CABLE).getFirst();
        }
    }

    private static Site measuredAfterwards(SimSetup setup) {
        Site site = new Site(setup);
        site.arrive(site.guessed, null);
        site.arrive(site.measured, FIRST);
        return site;
    }

    private static Site brokenInBetween(SimSetup setup) {
        Site site = new Site(setup);
        site.arrive(site.measured, FIRST);
        site.arrive(site.locked(SECOND, site.locked), null);
        site.arrive(site.guessed, FIRST);
        return site;
    }

    @Test
    void whatTheHolderDidIsShownAlsoWhenItIsOlder() {
        Site site = measuredAfterwards(SimSetup.standard());
        assertThat(site.length()).isEqualTo(20_000);
        assertThat(site.asked().loser().changeset()).isEqualTo(site.guessed.id());
        assertThat(measuredAfterwards(SimSetup.with(Mistake.LOCK_UNHEARD)).length())
                .isEqualTo(10_000);
    }

    @Test
    void whatSomebodyElseDidIsKeptBesideItAlsoWhenItIsNewer() {
        Site site = new Site(SimSetup.standard());
        site.arrive(site.measured, FIRST);
        site.arrive(site.guessed, null);
        assertThat(site.length()).isEqualTo(20_000);
        assertThat(site.asked().loser().changeset()).isEqualTo(site.guessed.id());
    }

    @Test
    void whoseLockWasBrokenIsLikeAnyOther() {
        Site site = brokenInBetween(SimSetup.standard());
        assertThat(site.length()).isEqualTo(20_000);
        assertThat(site.asked().loser().changeset()).isEqualTo(site.guessed.id());
        assertThat(brokenInBetween(SimSetup.with(Mistake.ANY_LOCK_COUNTS)).length())
                .isEqualTo(10_000);
    }
}
