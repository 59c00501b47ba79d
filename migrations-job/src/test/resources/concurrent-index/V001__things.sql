CREATE TABLE things (name text);
INSERT INTO things SELECT 'n' || i FROM generate_series(1, 1000) i;
