package dev.ebayconnector.ebay.signatures;

import dev.ebayconnector.core.settings.Secret;
import java.time.Instant;

/**
 * A key pair for digital signatures, made by eBay for one application.
 *
 * @param jwe        the public key as eBay wants to see it with each call
 * @param privateKey base64 of PKCS #8, or the same as PEM; eBay shows it only once
 */
public record SigningKey(
        String id, String publicKey, Secret jwe, Secret privateKey, Instant createdAt, Instant expiresAt) {}
