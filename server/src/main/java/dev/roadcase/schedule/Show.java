package dev.roadcase.schedule;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import java.util.List;

/** What is live of a show at one moment, each list in the order people gave it. */
public record Show(List<Source> sources, List<Send> sends, List<Device> devices, List<Connection> connections) {
    public Show {
        sources = List.copyOf(sources);
        sends = List.copyOf(sends);
        devices = List.copyOf(devices);
        connections = List.copyOf(connections);
    }
}
