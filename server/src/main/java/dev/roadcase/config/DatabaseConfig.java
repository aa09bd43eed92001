package dev.roadcase.config;

/**
 * The database and how hard to use it.
 *
 * @param readers threads that read, each with its own connection
 * @param lanes threads that write, by production; SQLite has one whatever this says
 * @param groupSize writes that may share one transaction
 */
public record DatabaseConfig(DatabaseAddress address, int readers, int lanes, int groupSize) {}
