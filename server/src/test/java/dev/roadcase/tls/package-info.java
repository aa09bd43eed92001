@org.jspecify.annotations.NullMarked
package dev.roadcase.tls;
