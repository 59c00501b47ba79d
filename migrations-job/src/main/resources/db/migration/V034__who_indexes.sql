-- What one person or one API token caused, latest first. Most events are of workers and have neither, so the indexes leave
-- these out. Each one is dropped first: a job that is killed during CREATE INDEX CONCURRENTLY leaves an invalid index, and
-- the next job then builds it again.
DROP INDEX CONCURRENTLY IF EXISTS event_log_user_latest;
CREATE INDEX CONCURRENTLY event_log_user_latest ON event_log (user_id, at DESC, id DESC) WHERE user_id IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS event_log_api_token_latest;
CREATE INDEX CONCURRENTLY event_log_api_token_latest ON event_log (api_token_id, at DESC, id DESC)
    WHERE api_token_id IS NOT NULL;
