package dev.roadcase.cli;

/** A command cannot go on; the message says what to do next. */
class CommandFailed extends RuntimeException {
    CommandFailed(String message) {
        super(message);
    }
}
