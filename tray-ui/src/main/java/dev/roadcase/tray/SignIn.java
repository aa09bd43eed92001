package dev.roadcase.tray;

import java.awt.BorderLayout;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** Asks for a token of a server that this person did not start. Event thread only. */
final class SignIn {
    private static final String COMMAND = "sudo roadcase token --role admin --name tray --ttl 3650d";

    private SignIn() {}

    static Optional<String> ask() {
        JTextField token = new JTextField(36);
        JTextField command = new JTextField(COMMAND);
        command.setEditable(false); // to be copied
        JLabel label = new JLabel(Words.of("signin.token"));
        label.setLabelFor(token);
        JPanel fields = new JPanel(new BorderLayout(0, 8));
        fields.add(command, BorderLayout.NORTH);
        fields.add(label, BorderLayout.WEST);
        fields.add(token, BorderLayout.SOUTH);
        JPanel page = new JPanel(new BorderLayout(0, 12));
        page.add(
                new JLabel("<html><div width=\"360\">" + Words.of("signin.why") + "</div></html>"), BorderLayout.NORTH);
        page.add(fields, BorderLayout.CENTER);
        int answer = JOptionPane.showConfirmDialog(
                null, page, Words.of("signin.title"), JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE);
        return Optional.of(token.getText().strip()).filter(text -> answer == JOptionPane.OK_OPTION && !text.isEmpty());
    }
}
