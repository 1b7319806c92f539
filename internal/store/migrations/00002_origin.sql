-- +goose Up
-- the tasks that a task came out of, oldest first; they need not exist any more
CREATE TABLE task_origin (
    task TEXT NOT NULL REFERENCES task ON DELETE CASCADE, place INTEGER NOT NULL, origin TEXT NOT NULL, PRIMARY KEY (task, place)
) STRICT, WITHOUT ROWID;
