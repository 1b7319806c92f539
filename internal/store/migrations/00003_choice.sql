-- +goose Up
-- what a person decided once; value: the deciding package's own JSON
CREATE TABLE choice (
    id TEXT PRIMARY KEY, topic TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (topic, key)
) STRICT;
