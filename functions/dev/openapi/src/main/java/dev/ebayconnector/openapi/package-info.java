/**
 * Writes the OpenAPI document of all functions, and the console's types from it. Its sources are
 *
 * <ul>
 *   <li>the records that the controllers answer with, as micronaut-openapi reads them from the sources: members, types and
 *       Javadoc; a member without {@code @Nullable} is never null,
 *   <li>{@code security/Policy}: the routes, and who may use each,
 *   <li>{@code functions/<name>/openapi.yaml}: what a signature cannot tell, because bodies and queries are read strictly by
 *       hand: parameters, members of bodies, statuses and refusals. {@link dev.ebayconnector.openapi.Types} says how types
 *       are written there,
 *   <li>{@code examples.yaml}: what a member of each name looks like.
 * </ul>
 *
 * <p>{@code OpenApiTest} (in {@code functions/dev/local}) asks the running system and fails for whatever the document does
 * not say.
 */
package dev.ebayconnector.openapi;
