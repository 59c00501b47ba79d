package dev.ebayconnector.packaging;

import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.shade.DefaultShader;
import org.apache.maven.plugins.shade.ShadeRequest;

/** Makes a function's jar, and then what a cold start profits from: classes in place of lambda expressions, no compression. */
public final class LeanShader extends DefaultShader {

    @Override
    public void shade(ShadeRequest request) throws IOException, MojoExecutionException {
        super.shade(request);
        new LeanJar(request.getUberJar().toPath()).write();
    }
}
