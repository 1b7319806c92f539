-- +goose Up
-- 延期: the confirmed day of a task was put off. made: the day on which that was done; reason and agreed may be empty
CREATE TABLE extension (
    task TEXT NOT NULL REFERENCES task ON DELETE CASCADE, place INTEGER NOT NULL, was TEXT NOT NULL, day TEXT NOT NULL,
    reason TEXT NOT NULL, agreed TEXT NOT NULL, made TEXT NOT NULL, PRIMARY KEY (task, place)
) STRICT, WITHOUT ROWID;
