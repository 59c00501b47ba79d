-- The users who may own an account, for functions that have no right on the table of users.
CREATE OR REPLACE VIEW active_admins AS
SELECT id FROM users WHERE role = 'ADMIN' AND disabled_at IS NULL;
