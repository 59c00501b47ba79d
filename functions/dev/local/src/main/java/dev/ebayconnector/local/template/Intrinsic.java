package dev.ebayconnector.local.template;

/** A CloudFormation intrinsic function as written in the file ({@code !Ref X} is {@code Ref} of {@code X}), not yet resolved. */
record Intrinsic(String function, Object argument) {
    @Override
    public String toString() {
        return "!" + function + " " + argument;
    }
}
