-- +goose Up
-- led: the unit led the task when it answered. Where it was not noted, the unit that leads now did.
ALTER TABLE report ADD COLUMN led INTEGER NOT NULL DEFAULT 0;
