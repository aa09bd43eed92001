package dev.roadcase.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes what zsh completes {@code roadcase} with, from what {@code --help} knows; the build calls it. */
final class ZshCompletion {
    private static final String HEAD = """
            #compdef roadcase
            # Completes roadcase in zsh; written from its commands.
            local -a commands
            if (( CURRENT == 2 )); then
              commands=(
            """;
    private static final String MIDDLE = """
              )
              _describe command commands
              return
            fi
            local command=$words[2]
            shift words
            (( CURRENT-- ))
            case $command in
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private ZshCompletion() {}

    public static void main(String[] arguments) {
        System.out.print(text());
    }

    static String text() {
        return new ZshCompletion().write(RoadcaseCommand.line());
    }

    private String write(CommandLine line) {
        List<CommandSpec> commands = line.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .toList();
        for (CommandSpec command : commands) {
            text.append("    ")
                    .append(quoted(
                            command.name() + ":" + first(command.usageMessage().description())))
                    .append('\n');
        }
        text.append(MIDDLE);
        commands.forEach(this::arguments);
        return text.append("esac\n").toString();
    }

    private void arguments(CommandSpec command) {
        text.append("  ").append(command.name()).append(") _arguments");
        specs(command).forEach(spec -> text.append(" \\\n    ").append(quoted(spec)));
        text.append(" ;;\n");
    }

    private static List<String> specs(CommandSpec command) {
        List<String> specs = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            for (String name : option.hidden() ? new String[0] : option.names()) {
                specs.add("(" + String.join(" ", option.names()) + ")" + name + value(name, option));
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            specs.add((parameter.index().isVariable() ? "*" : "") + argument(parameter));
        }
        return specs;
    }

    private static String value(String name, OptionSpec option) {
        String described = "[" + escaped(first(option.description())) + "]";
        if (option.arity().max() == 0) {
            return described;
        }
        return (name.startsWith("--") ? "=" : "") + described + argument(option);
    }

    private static String argument(ArgSpec argument) {
        String label = ":" + escaped(argument.paramLabel()) + ":";
        if (argument.completionCandidates() != null) {
            return label + "(" + String.join(" ", argument.completionCandidates()) + ")";
        }
        return label + (FishCompletion.isFile(argument) ? "_files" : "");
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0].replace("\n", " ");
    }

    /** What _arguments would take for its own punctuation. */
    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String words) {
        return "'" + words.replace("'", "'\\''") + "'";
    }
}
