package dev.roadcase.tray;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableModel;

/** Who is connected, as the server tells it. Event thread only. */
final class DevicesWindow {
    private static final List<String> COLUMNS =
            List.of("devices.name", "devices.role", "devices.address", "devices.seen");

    private DevicesWindow() {}

    /** One device in the words of the table. */
    record Line(String name, String role, String address, String seen) {
        /** Reads the answer of {@code GET /api/roster}. */
        static List<Line> of(JsonNode roster) {
            return StreamSupport.stream(roster.spliterator(), false)
                    .map(d -> new Line(
                            d.path("name").asText(),
                            Words.of("role." + d.path("role").asText("viewer")),
                            d.path("address").asText(),
                            Words.of(d.path("stale").asBoolean() ? "seen.stale" : "seen.now")))
                    .toList();
        }
    }

    static JFrame open(String server, List<Line> lines) {
        JFrame frame = new JFrame(Words.of("devices.title", server));
        JComponent content = lines.isEmpty()
                ? new JLabel(Words.of("devices.none"), SwingConstants.CENTER)
                : new JScrollPane(table(lines));
        content.setBorder(BorderFactory.createEmptyBorder(16, 16, 16, 16));
        content.setPreferredSize(new Dimension(560, 320));
        frame.add(content, BorderLayout.CENTER);
        frame.pack();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
        return frame;
    }

    private static JTable table(List<Line> lines) {
        DefaultTableModel model =
                new DefaultTableModel(COLUMNS.stream().map(Words::of).toArray(), 0) {
                    @Override
                    public boolean isCellEditable(int row, int column) {
                        return false;
                    }
                };
        lines.forEach(l -> model.addRow(new Object[] {l.name(), l.role(), l.address(), l.seen()}));
        JTable table = new JTable(model);
        table.setRowHeight(28);
        table.setFillsViewportHeight(true);
        return table;
    }
}
