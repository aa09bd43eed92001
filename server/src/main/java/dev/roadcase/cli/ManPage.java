package dev.roadcase.cli;

import dev.roadcase.app.Version;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes {@code roadcase(1)} from what {@code --help} knows, in the format of man(7); the build calls it. */
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    public static void main(String[] arguments) {
        System.out.print(text());
    }

    static String text() {
        CommandLine line = RoadcaseCommand.line();
        return new ManPage().write(line);
    }

    private String write(CommandLine line) {
        macro("TH ROADCASE 1 \"\" \"Roadcase " + Version.TEXT + "\" \"Roadcase\"");
        section("NAME", "roadcase - " + line.getCommandSpec().usageMessage().description()[0]);
        section("SYNOPSIS", "roadcase COMMAND [OPTION]...");
        macro("SH COMMANDS");
        line.getSubcommands().values().forEach(c -> command(c.getCommandSpec()));
        section("EXIT STATUS", "0 done; 1 failed, and one line says what to do next; 2 wrong usage.");
        section(
                "FILES",
                "/var/lib/roadcase, ~/.local/share/roadcase: shows, tokens and logs of the service and of a person. "
                        + "/etc/roadcase/roadcase.yaml, ~/.config/roadcase/roadcase.yaml: configuration.");
        section("SEE ALSO", "roadcase-tray(1)");
        return page.toString();
    }

    private void section(String name, String text) {
        macro("SH " + name);
        paragraph(text);
    }

    private void command(CommandSpec spec) {
        macro("SS roadcase " + spec.name());
        for (String sentence : spec.usageMessage().description()) {
            paragraph(sentence);
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            entry(parameter.paramLabel(), parameter.description());
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                entry(names(option), option.description());
            }
        }
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", List.of(option.names()));
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private void entry(String term, String[] words) {
        macro("TP");
        page.append("\\fB").append(escaped(term)).append("\\fR\n");
        paragraph(String.join(" ", words));
    }

    private void macro(String macro) {
        page.append('.').append(macro).append('\n');
    }

    private void paragraph(String text) {
        page.append(escaped(text)).append('\n');
    }

    /** A line must not begin with a control character, and a plain minus would be set as a hyphen. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
