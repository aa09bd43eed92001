package dev.roadcase.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each finding, where it is and where it is not. */
class ChecksTest {
    private final Sketch show = new Sketch();

    private List<FindingKind> kinds() {
        return Checks.of(show.graph()).stream().map(Finding::kind).toList();
    }

    private Finding only(FindingKind kind) {
        List<Finding> found =
                Checks.of(show.graph()).stream().filter(f -> f.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private UUID laptop(String label, String plug, Map<String, ?> more) {
        return show.output(show.source(label, more), plug);
    }

    private UUID screen(String label, String plug, Map<String, ?> more) {
        return show.input(show.send(label, more), plug);
    }

    private static Map<String, Object> hd(String rate) {
        return Map.of("hRes", 1920, "vRes", 1080, "rate", new BigDecimal(rate));
    }

    @Test
    void aSoundShowHasNone() {
        show.cable(laptop("SRC 1", "3G-SDI", hd("59.94")), screen("DST 1", "12G-SDI", hd("59.94")), "SDI-1");
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anInputTakesOneFeed() {
        UUID screen = screen("DST 1", "3G-SDI", Map.of());
        show.cable(laptop("SRC 1", "3G-SDI", Map.of()), screen, "SDI-1");
        UUID second = show.cable(laptop("SRC 2", "3G-SDI", Map.of()), screen, "SDI-2");
        Finding finding = only(FindingKind.SECOND_FEED);
        assertThat(finding.message()).contains("DST 1", "SDI-1 from SRC 1", "SDI-2 from SRC 2");
        assertThat(finding.fix()).isNotNull().extracting(Fix::text).isEqualTo("Take out SDI-2");
        show.set(second, Map.of("status", "faulty"));
        assertThat(kinds()).containsExactly(FindingKind.FAULTY_CONNECTION);
    }

    @Test
    void whatWasVerifiedIsNotTakenOut() {
        UUID screen = screen("DST 1", "3G-SDI", Map.of());
        show.cable(laptop("SRC 1", "3G-SDI", Map.of()), screen, "SDI-1");
        UUID second = show.cable(laptop("SRC 2", "3G-SDI", Map.of()), screen, "SDI-2");
        show.set(second, Map.of("status", "verified"));
        assertThat(only(FindingKind.SECOND_FEED).fix())
                .isNotNull()
                .extracting(Fix::text)
                .isEqualTo("Take out SDI-1");
    }

    @Test
    void signalRunsFromOutputsToInputs() {
        UUID router = show.device("Router A", "router");
        UUID in = show.port(router, "in", "3G-SDI", "IN 1");
        UUID out = show.port(router, "out", "3G-SDI", "OUT 1");
        show.cable(in, out, "SDI-1");
        Finding finding = only(FindingKind.WRONG_DIRECTION);
        assertThat(finding.message())
                .isEqualTo("SDI-1 starts at Router A IN 1, which is an input, and ends at Router A OUT 1, which is an"
                        + " output.");
        assertThat(finding.fix()).isNotNull().extracting(Fix::text).isEqualTo("Swap its ends");
    }

    @Test
    void whatItNamesMustBeThere() {
        UUID router = show.device("Router A", "router");
        show.port(router, "in", "3G-SDI", "IN 1");
        UUID cable = show.cable(laptop("SRC 1", "3G-SDI", Map.of()), screen("DST 1", "3G-SDI", Map.of()), "SDI-1");
        show.set(cable, Map.of("intermediateId", router, "intermediateInput", "IN 9"));
        assertThat(only(FindingKind.UNKNOWN_PORT).message()).contains("\"IN 9\", which Router A does not have");
        show.set(cable, Map.of("intermediateInput", "in 1"));
        assertThat(kinds()).doesNotContain(FindingKind.UNKNOWN_PORT);
        show.delete(router);
        assertThat(only(FindingKind.UNKNOWN_PORT).message()).contains("no longer there");
    }

    @Test
    void connectorsNeedAConverterBetweenThem() {
        UUID source = show.source("SRC 1", Map.of());
        show.cable(show.output(source, "HDMI 2.0"), screen("DST 1", "3G-SDI", Map.of()), "SDI-1");
        assertThat(only(FindingKind.CONNECTOR_WITHOUT_CONVERTER).remedy()).contains("HDMI > SDI");
        show.set(source, Map.of("secondaryDevice", "USB-C > HDMI"));
        assertThat(only(FindingKind.CONNECTOR_WITHOUT_CONVERTER).message()).contains("The USB-C > HDMI in line");
        show.set(source, Map.of("secondaryDevice", "HDMI > SDI"));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void thePlugAloneDoesNotMakeASignal() {
        UUID sync = show.device("Sync Gen", "sync-generator");
        UUID out = show.port(sync, "out", "BNC Ref", "REF OUT 1");
        show.cable(out, screen("DST 1", "3G-SDI", Map.of()), "REF-1");
        assertThat(only(FindingKind.SIGNAL_WITHOUT_CONVERTER).message())
                .contains("Sync Gen REF OUT 1, which is BNC Ref", "DST 1, which is 3G-SDI");
    }

    @Test
    void capacityIsToldOnceAndWhereItGetsNarrow() {
        UUID snake = show.device("Snake", "snake");
        UUID in = show.port(snake, "in", "3G-SDI", "IN 1");
        UUID out = show.port(snake, "out", "3G-SDI", "OUT 1");
        Map<String, Object> uhd = Map.of("hRes", 3840, "vRes", 2160, "rate", new BigDecimal("59.94"));
        show.cable(laptop("SRC 1", "12G-SDI", uhd), in, "SDI-1");
        show.cable(out, screen("DST 1", "12G-SDI", uhd), "SDI-2");
        assertThat(kinds()).containsExactly(FindingKind.CAPACITY);
        assertThat(only(FindingKind.CAPACITY).message())
                .isEqualTo(
                        "SRC 1 sends 3840 x 2160 @ 59.94 into Snake IN 1, which is 3G-SDI and carries 2048 x 1080 @ 60"
                                + " at most.");
    }

    @Test
    void aSendGetsWhatIsPlanned() {
        show.cable(laptop("SRC 1", "3G-SDI", hd("29.97")), screen("DST 1", "3G-SDI", hd("59.94")), "SDI-1");
        Finding finding = only(FindingKind.FORMAT_MISMATCH);
        assertThat(finding.message()).endsWith("not the same rate.");
        assertThat(finding.fix()).isNotNull().extracting(Fix::text).isEqualTo("Plan DST 1 for 1920 x 1080 @ 29.97");
    }

    @Test
    void aSwitcherMakesItsOwnPicture() {
        UUID switcher = show.device("E2", "switcher");
        UUID in = show.port(switcher, "in", "12G-SDI", "IN 1");
        UUID out = show.port(switcher, "out", "12G-SDI", "OUT 1");
        show.cable(laptop("SRC 1", "3G-SDI", hd("29.97")), in, "SDI-1");
        show.cable(out, screen("DST 1", "3G-SDI", hd("59.94")), "SDI-2");
        assertThat(kinds()).isEmpty();
        show.set(out, Map.of("format", "1920 x 1080 @ 59.94i"));
        assertThat(only(FindingKind.FORMAT_MISMATCH).message()).contains("scan");
    }

    @Test
    void aLoopIsToldOnceWithItsWay() {
        UUID panel = show.device("Panel", "patch-panel");
        UUID in = show.port(panel, "in", "3G-SDI", "IN 1");
        UUID out = show.port(panel, "out", "3G-SDI", "OUT 1");
        show.cable(out, in, "SDI-1");
        assertThat(only(FindingKind.LOOP).message())
                .startsWith("A signal runs in a circle: Panel IN 1 > Panel OUT 1 > Panel IN 1.");
    }

    @Test
    void referenceIsMissedOnlyWhereOthersHaveIt() {
        UUID sync = show.device("Sync Gen", "sync-generator");
        UUID first = show.port(sync, "out", "BNC Ref", "REF OUT 1");
        show.port(sync, "out", "BNC Ref", "REF OUT 2");
        UUID one = ccu("CCU 1", "SRC 1");
        ccu("CCU 2", "SRC 2");
        assertThat(kinds()).isEmpty();
        show.cable(first, one, "REF-1");
        Finding finding = only(FindingKind.MISSING_REFERENCE);
        assertThat(finding.message()).startsWith("CCU 2 gets no reference at REF IN, but CCU 1 does.");
        assertThat(finding.fix())
                .isNotNull()
                .extracting(Fix::text)
                .isEqualTo("Plan Sync Gen REF OUT 2 to CCU 2 REF IN");
    }

    private UUID ccu(String name, String camera) {
        UUID ccu = show.device(name, "ccu");
        show.cable(laptop(camera, "SMPTE", Map.of()), show.port(ccu, "in", "SMPTE", "CAMERA"), "SMPTE " + name);
        return show.port(ccu, "in", "BNC Ref", "REF IN");
    }

    @Test
    void whatIsNotPatchedIsTold() {
        laptop("SRC 1", "3G-SDI", Map.of());
        screen("DST 1", "3G-SDI", Map.of());
        assertThat(kinds()).containsExactly(FindingKind.UNFED_SEND, FindingKind.UNPATCHED_SOURCE);
    }

    @Test
    void aLabelStandsOnOneThing() {
        UUID a = laptop("SRC 7", "3G-SDI", Map.of("name", "Left"));
        UUID b = laptop("SRC 7", "3G-SDI", Map.of("name", "Right"));
        laptop("SRC 11", "3G-SDI", Map.of());
        show.cable(a, screen("DST 1", "3G-SDI", Map.of()), "SDI-1");
        show.cable(b, screen("DST 2", "3G-SDI", Map.of()), "sdi-1");
        List<Finding> found = Checks.of(show.graph()).stream()
                .filter(f -> f.kind() == FindingKind.DUPLICATE_LABEL)
                .toList();
        assertThat(found).hasSize(2);
        assertThat(found).extracting(f -> f.fix() == null ? "" : f.fix().text()).contains("Call Right SRC 12");
        assertThat(found).extracting(Finding::remedy).anyMatch(r -> r.contains("sdi-2"));
    }

    @Test
    void anAddressBelongsToOneThing() {
        UUID device = show.device("Router A", "router");
        show.set(device, Map.of("ipAddress", "10.0.0.7"));
        show.address("10.0.0.7", "Router A");
        assertThat(kinds()).isEmpty();
        show.address("10.0.0.7", "PTZ 3");
        show.address("10.0.0.8", "PTZ 4");
        assertThat(only(FindingKind.DUPLICATE_IP).message()).startsWith("Router A and PTZ 3 both have 10.0.0.7.");
        assertThat(only(FindingKind.DUPLICATE_IP).remedy()).contains("10.0.0.9");
    }
}
