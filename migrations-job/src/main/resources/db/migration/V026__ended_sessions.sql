-- When a session was used for the first time after its end: that is an event, and later uses are none.
ALTER TABLE sessions ADD COLUMN refused_at timestamptz;

-- What a function may know and write of a session that it refuses.
CREATE VIEW session_refusals AS
SELECT secret_hash, id, user_id, ended_why, ends_at, last_seen_at, idle_minutes, refused_at
FROM sessions;
