/** What Maven does with the classes of a function when it makes its jar. */
package dev.ebayconnector.packaging;
