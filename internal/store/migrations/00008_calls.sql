-- +goose Up
-- 催办记录: the office asked a unit for its answers of a quarter. promised: the day that was named; empty where none was
CREATE TABLE call (
    id TEXT PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED, quarter TEXT NOT NULL, day TEXT NOT NULL,
    contact TEXT NOT NULL, said TEXT NOT NULL, promised TEXT NOT NULL, clerk TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX call_unit ON call (unit);
