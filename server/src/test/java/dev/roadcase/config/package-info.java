/** How the configuration is read, and what is said when it is wrong. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.config;
