package dev.roadcase.config;

/**
 * What is logged and how much of it is kept.
 *
 * @param level {@code error}, {@code warn}, {@code info} or {@code debug}
 * @param maxSize a file that grows beyond this is closed and packed
 * @param totalSize the oldest files go when all together exceed this
 */
public record LogConfig(String level, Size maxSize, Size totalSize) {}
