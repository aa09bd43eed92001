package dev.roadcase.tray;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.GridLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.WindowConstants;

/** The tray's content as a small window, for desktops without a tray. Event thread only. */
final class StatusWindow implements View {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128);

    private final JFrame frame = new JFrame("Roadcase");
    private final JLabel icon = new JLabel();
    private final JLabel headline = new JLabel(" ");
    private final JLabel detail = new JLabel(" ");
    private final JLabel answer = new JLabel(" ");
    private final Map<Item, AbstractButton> buttons = new LinkedHashMap<>();
    private final JLabel address = new JLabel(" ");
    private boolean answered;

    private StatusWindow(Actions actions, Consumer<JFrame> closed) {
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent e) {
                closed.accept(frame);
            }
        });
        JPanel content = new JPanel(new BorderLayout(16, 16));
        content.setBorder(BorderFactory.createEmptyBorder(20, 20, 16, 20));
        content.add(top(), BorderLayout.NORTH);
        content.add(buttons(actions), BorderLayout.CENTER);
        content.add(answer, BorderLayout.SOUTH);
        frame.setContentPane(content);
        frame.setSize(500, 520);
        frame.setMinimumSize(frame.getSize());
        frame.setLocationRelativeTo(null);
    }

    /** The one thing there is: closing it ends the tray. */
    static StatusWindow instead(Actions actions) {
        return new StatusWindow(actions, frame -> actions.quit());
    }

    /** Beside the icon: closing it leaves the icon. */
    static StatusWindow beside(Actions actions, Runnable closed) {
        return new StatusWindow(actions, frame -> {
            frame.dispose();
            closed.run();
        });
    }

    private JPanel top() {
        headline.setFont(headline.getFont().deriveFont(Font.BOLD, 17f));
        JPanel words = new JPanel(new GridLayout(3, 1, 0, 4));
        words.add(headline);
        words.add(detail);
        words.add(address);
        JPanel top = new JPanel(new BorderLayout(16, 0));
        top.add(icon, BorderLayout.WEST);
        top.add(words, BorderLayout.CENTER);
        return top;
    }

    private JPanel buttons(Actions actions) {
        JPanel grid = new JPanel(new GridLayout(0, 2, 8, 8));
        for (Item item : Item.ALL) {
            AbstractButton button = Label.on(
                    item.equals(Item.LOGIN) ? new JCheckBox("", actions.startsAtLogin()) : new JButton(), item.key());
            button.setToolTipText("Alt+" + (char) button.getMnemonic());
            button.addActionListener(e -> item.action().accept(actions));
            buttons.put(item, button);
            grid.add(button);
        }
        return grid;
    }

    @Override
    public void show(Summary summary, String where) {
        icon.setIcon(new ImageIcon(IconPainter.sharp(summary.state(), summary.badge(), 48)));
        icon.getAccessibleContext()
                .setAccessibleName(Words.of("state." + summary.state().name().toLowerCase(Locale.ROOT)));
        headline.setText(summary.headline());
        detail.setText("<html>" + summary.detail().replace("<", "&lt;") + "</html>");
        address.setText(where.isEmpty() ? Words.of("noaddress") : where);
        buttons.forEach((item, button) -> button.setEnabled(item.enabled().test(summary)));
        frame.setIconImages(SIZES.stream()
                .map(size -> IconPainter.paint(summary.state(), summary.badge(), size))
                .toList());
        if (!frame.isVisible()) {
            frame.setVisible(true);
        }
        if (answered != summary.answers()) {
            answered = summary.answers();
            focusFirst();
        }
    }

    /** A focused button that is turned off would hand the focus to the next one, which is Quit. */
    private void focusFirst() {
        buttons.values().stream()
                .filter(AbstractButton::isEnabled)
                .findFirst()
                .ifPresent(AbstractButton::requestFocusInWindow);
    }

    /** Takes it off the screen; nobody is told. */
    void close() {
        frame.dispose();
    }

    @Override
    public void say(String text) {
        answer.setText(text);
    }

    @Override
    public void bringUp() {
        frame.setVisible(true);
        frame.setExtendedState(JFrame.NORMAL);
        frame.toFront();
    }
}
