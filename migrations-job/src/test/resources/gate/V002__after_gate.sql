CREATE TABLE after_gate (id int);
