CREATE TABLE quick (id int);
