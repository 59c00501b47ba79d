CREATE TABLE fine (id bigint);
