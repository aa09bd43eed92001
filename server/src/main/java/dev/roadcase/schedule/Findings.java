package dev.roadcase.schedule;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Id;
import dev.roadcase.schedule.Finding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks over the cables of a show; the same cables give the same findings, whatever the order of edits was. */
final class Findings {
    private final Show show;
    private final List<Cable> cables;
    private final Stock stock;
    private final List<Finding> found = new ArrayList<>();

    private Findings(Show show, List<Cable> cables, Stock stock) {
        this.show = show;
        this.cables = cables;
        this.stock = stock;
    }

    static List<Finding> of(Show show, List<Cable> cables, Stock stock) {
        Findings findings = new Findings(show, cables, stock);
        findings.duplicates();
        findings.dangling();
        findings.lengthsOfTwo();
        findings.joined();
        findings.missing();
        return List.copyOf(findings.found);
    }

    private void duplicates() {
        Map<CableNumber, List<Connection>> byNumber = new TreeMap<>();
        for (Connection c : show.connections()) {
            String label = Objects.requireNonNullElse(c.cableLabel(), "").strip();
            if (!label.isEmpty()) {
                byNumber.computeIfAbsent(CableNumber.of(label), n -> new ArrayList<>())
                        .add(c);
            }
        }
        byNumber.values().stream().filter(same -> same.size() > 1).forEach(this::duplicate);
    }

    private void duplicate(List<Connection> same) {
        List<Id<Connection>> ids = same.stream().map(Connection::id).toList();
        List<String> ways = cables.stream()
                .filter(c -> ids.contains(c.connection()))
                .map(c -> c.from().text() + " to " + c.to().text())
                .toList();
        found.add(new Finding(
                Code.DUPLICATE_NUMBER,
                same.getFirst().cableLabel() + " is on " + same.size() + " connections: " + String.join("; ", ways)
                        + ".",
                "Take the number off the one whose label is not on the cable yet, number it anew and print it.",
                ids));
    }

    private void dangling() {
        for (Cable cable : cables) {
            if (cable.from().isDangling() || cable.to().isDangling()) {
                found.add(new Finding(
                        Code.DANGLING_END,
                        called(cable) + " ends at something that was deleted: "
                                + cable.from().text() + " to " + cable.to().text() + ".",
                        "Restore what was deleted, or connect the cable to something else.",
                        List.of(cable.connection())));
            }
        }
    }

    private void lengthsOfTwo() {
        for (Connection c : show.connections()) {
            if (c.intermediateId() != null && c.cableLengthM() != null && c.cableLengthM() > 0) {
                found.add(new Finding(
                        Code.LENGTH_OF_TWO,
                        Objects.requireNonNullElse(c.cableLabel(), "A connection")
                                + " goes through a device, so it is two cables with one length.",
                        "Draw it as two connections, each with its length.",
                        List.of(c.id())));
            }
        }
    }

    private void joined() {
        for (Cable cable : cables) {
            if (cable.pieces().size() > 1 && cable.lengthMm() != null) {
                found.add(new Finding(
                        Code.JOINED,
                        called(cable) + " needs "
                                + stock.unit().of(cable.lengthMm()).toPlainString() + " "
                                + stock.unit().sign() + " and no stock length reaches.",
                        "Join " + stock.text(cable.pieces()) + ", or move the gear.",
                        List.of(cable.connection())));
            }
        }
    }

    private void missing() {
        missing(Code.NO_NUMBER, c -> c.number().isEmpty(), "no number", "Number them before labels are printed.");
        missing(Code.NO_TYPE, c -> c.type().isEmpty(), "no cable type", "Say what lies between, so it can be packed.");
        missing(Code.NO_LENGTH, c -> c.lengthMm() == null, "no length", "Give lengths, so they can be packed.");
    }

    private void missing(Code code, Predicate<Cable> lacks, String what, String remedy) {
        List<Id<Connection>> ids =
                cables.stream().filter(lacks).map(Cable::connection).distinct().toList();
        if (!ids.isEmpty()) {
            String verb = ids.size() == 1 ? " connection has " : " connections have ";
            found.add(new Finding(code, ids.size() + verb + what + ".", remedy, ids));
        }
    }

    private static String called(Cable cable) {
        return cable.number().isEmpty() ? "A cable without a number" : cable.number();
    }
}
