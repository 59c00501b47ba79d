-- The API token by which an event was caused; user_id is the user it acts for. NULL for a person's session, for what no
-- request caused, and in events of the release before.
ALTER TABLE event_log
    ADD COLUMN api_token_id uuid;

-- Names for the ids in the event log, for a function that has no right on these tables. The owner's rights count, not those
-- of the role that reads a view.
CREATE VIEW user_names AS
SELECT id, email
FROM users;

CREATE VIEW api_token_names AS
SELECT id, name
FROM api_tokens;
