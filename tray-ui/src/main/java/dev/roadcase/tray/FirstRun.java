package dev.roadcase.tray;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextField;
import javax.swing.WindowConstants;

/** The questions of the first run, on one page, each with an answer already. Event thread only. */
final class FirstRun {
    private final JFrame frame = new JFrame(Words.of("first.title"));
    private final JTextField name = new JTextField(24);
    private final JRadioButton pin = new JRadioButton(Words.of("first.pin"), true);
    private final JRadioButton open = new JRadioButton(Words.of("first.open"));
    private final JRadioButton empty = new JRadioButton(Words.of("first.empty"), true);
    private final JRadioButton demo = new JRadioButton(Words.of("first.demo"));
    private final JRadioButton pair = new JRadioButton(Words.of("first.pair"));
    private final JTextField hub = new JTextField(24);
    private final JTextField code = new JTextField(24);

    private FirstRun(String machine, Consumer<FirstChoice> chosen) {
        name.setText(machine);
        group(pin, open);
        group(empty, demo, pair);
        pair.addChangeListener(e -> pairing());
        pairing();
        JPanel page = new JPanel();
        page.setLayout(new BoxLayout(page, BoxLayout.Y_AXIS));
        page.setBorder(BorderFactory.createEmptyBorder(24, 28, 8, 28));
        add(page, title(Words.of("first.name")), name, gap());
        add(page, title(Words.of("first.who")), pin, open, gap());
        add(page, title(Words.of("first.what")), empty, demo, pair);
        add(page, field(Words.of("first.hub"), hub));
        add(page, field(Words.of("first.code"), code), gap());
        add(page, new JLabel(Words.of("first.later")));
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.add(page, BorderLayout.CENTER);
        frame.add(buttons(chosen), BorderLayout.SOUTH);
        frame.pack();
        frame.setLocationRelativeTo(null);
    }

    /**
     * Asks, and calls back once.
     *
     * @param machine the name that is offered
     */
    static JFrame ask(String machine, Consumer<FirstChoice> chosen) {
        FirstRun run = new FirstRun(machine, chosen);
        run.frame.setVisible(true);
        run.name.requestFocusInWindow();
        return run.frame;
    }

    private static void group(JRadioButton... buttons) {
        ButtonGroup group = new ButtonGroup();
        for (JRadioButton button : buttons) {
            group.add(button);
        }
    }

    private static void add(JPanel page, JComponent... parts) {
        for (JComponent part : parts) {
            part.setAlignmentX(0);
            page.add(part);
        }
    }

    private static JLabel title(String text) {
        JLabel label = new JLabel(text);
        label.setFont(label.getFont().deriveFont(Font.BOLD, 15f));
        label.setBorder(BorderFactory.createEmptyBorder(0, 0, 6, 0));
        return label;
    }

    private static JComponent gap() {
        return (JComponent) Box.createRigidArea(new Dimension(0, 18));
    }

    private static JPanel field(String text, JTextField field) {
        JLabel label = new JLabel(text);
        label.setLabelFor(field);
        JPanel both = new JPanel(new BorderLayout(0, 2));
        both.setBorder(BorderFactory.createEmptyBorder(4, 24, 0, 0));
        both.add(label, BorderLayout.NORTH);
        both.add(field, BorderLayout.CENTER);
        return both;
    }

    private JPanel buttons(Consumer<FirstChoice> chosen) {
        JButton skip = Label.on(new JButton(), "first.skip");
        JButton start = Label.on(new JButton(), "first.start");
        skip.addActionListener(e -> end(FirstChoice.SKIPPED, chosen));
        start.addActionListener(e -> end(choice(), chosen));
        frame.getRootPane().setDefaultButton(start);
        JPanel row = new JPanel(new FlowLayout(FlowLayout.RIGHT, 8, 16));
        row.add(skip);
        row.add(start);
        return row;
    }

    private void pairing() {
        hub.setEnabled(pair.isSelected());
        code.setEnabled(pair.isSelected());
    }

    private FirstChoice choice() {
        boolean pairs = pair.isSelected();
        return new FirstChoice(
                name.getText().strip(),
                open.isSelected(),
                demo.isSelected(),
                pairs ? hub.getText().strip() : "",
                pairs ? code.getText().strip() : "");
    }

    private void end(FirstChoice choice, Consumer<FirstChoice> chosen) {
        frame.dispose();
        chosen.accept(choice);
    }
}
