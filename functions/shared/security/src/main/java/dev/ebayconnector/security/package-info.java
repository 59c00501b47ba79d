/** Authenticates requests: revocable signed sessions by bearer header or cookie, CSRF, roles, step-up, 401 and 403. */
package dev.ebayconnector.security;
