-- What a consent allows and until when, without its tokens: for functions that have no right on tokens. Its owner's rights
-- count, not those of the role that reads it.
CREATE OR REPLACE VIEW consents AS
SELECT account_id, scopes, refresh_expires_at
FROM tokens;
