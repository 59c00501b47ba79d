/** Authenticates requests: signed sessions by bearer header or cookie, CSRF, roles, 401 and 403. */
package dev.ebayconnector.security;
