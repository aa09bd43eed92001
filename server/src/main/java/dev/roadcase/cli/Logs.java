package dev.roadcase.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.roadcase.config.LogConfig;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Sends the log to a file in the data directory too: a new one each day or when it is full, and not too much in all. */
final class Logs {
    private Logs() {}

    static void toFolder(Path folder, LogConfig config) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(folder.resolve("roadcase.log").toString());
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{0} - %msg%n");
        lines.start();
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(folder.resolve("roadcase.%d.%i.log.gz").toString());
        rolling.setMaxFileSize(new FileSize(config.maxSize().bytes()));
        rolling.setMaxHistory(30);
        rolling.setTotalSizeCap(new FileSize(config.totalSize().bytes()));
        rolling.start();
        file.setEncoder(lines);
        file.setRollingPolicy(rolling);
        file.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(file);
        context.getLogger("dev.roadcase").setLevel(Level.toLevel(config.level()));
    }
}
