CREATE TABLE slow (id int);
SELECT pg_sleep(30);
