/** What tests share: the product on port 0, sample records, databases. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.testkit;
