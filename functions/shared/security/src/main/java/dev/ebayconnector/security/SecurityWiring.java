package dev.ebayconnector.security;

import com.nimbusds.jose.JWSAlgorithm;
import io.micronaut.context.annotation.Factory;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Signs and checks sessions with the one key from the settings. */
@Factory
final class SecurityWiring {

    /**
     * Micronaut signs with the bean of this name, and checks with every signature there is; without any it would issue and
     * accept unsigned tokens. The type must be the interface: the class is an {@code @EachBean}, and a method that returns
     * it makes no bean at all.
     */
    @Singleton
    @Named("generator")
    SignatureGeneratorConfiguration signature(SessionSettings settings) {
        var configuration = new SecretSignatureConfiguration("generator");
        configuration.setJwsAlgorithm(JWSAlgorithm.HS256);
        configuration.setSecret(settings.signingKey().reveal());
        return new SecretSignature(configuration);
    }
}
