/** Tests of following real routers, against a simulator. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.router;
