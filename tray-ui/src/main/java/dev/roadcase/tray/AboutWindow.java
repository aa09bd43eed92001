package dev.roadcase.tray;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.GridLayout;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.filechooser.FileNameExtensionFilter;

/** Version, start at login, settings and updates. Event thread only. */
final class AboutWindow {
    private AboutWindow() {}

    /** What it can do. */
    interface Deeds {
        void switchLogin();

        void openSettings();

        void update(Path file);
    }

    /** @param version what runs, in words */
    static JFrame open(String version, boolean atLogin, Deeds deeds) {
        JFrame frame = new JFrame(Words.of("about.title"));
        JLabel title = new JLabel(version);
        title.setFont(title.getFont().deriveFont(Font.BOLD, 15f));
        JCheckBox login = Label.on(new JCheckBox("", atLogin), "about.login");
        login.addActionListener(e -> deeds.switchLogin());
        JPanel content = new JPanel(new BorderLayout(0, 16));
        content.setBorder(BorderFactory.createEmptyBorder(20, 24, 20, 24));
        content.add(title, BorderLayout.NORTH);
        content.add(login, BorderLayout.CENTER);
        content.add(buttons(frame, deeds), BorderLayout.SOUTH);
        frame.setContentPane(content);
        frame.pack();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
        return frame;
    }

    private static JPanel buttons(JFrame frame, Deeds deeds) {
        JPanel grid = new JPanel(new GridLayout(0, 1, 8, 8));
        grid.add(button("about.settings", deeds::openSettings));
        grid.add(button("about.update", () -> choose(frame, deeds::update)));
        return grid;
    }

    private static JButton button(String key, Runnable action) {
        JButton button = Label.on(new JButton(), key);
        button.addActionListener(e -> action.run());
        return button;
    }

    private static void choose(JFrame frame, Consumer<Path> chosen) {
        JFileChooser chooser = new JFileChooser();
        chooser.setDialogTitle(Words.of("update.choose"));
        chooser.setFileFilter(new FileNameExtensionFilter(Words.of("update.kind"), "update"));
        if (chooser.showOpenDialog(frame) == JFileChooser.APPROVE_OPTION) {
            File file = chooser.getSelectedFile();
            chosen.accept(file.toPath());
        }
    }
}
