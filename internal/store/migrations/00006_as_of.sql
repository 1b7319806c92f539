-- +goose Up
-- the day up to which an annex's own progress tells
ALTER TABLE annex ADD COLUMN as_of TEXT NOT NULL DEFAULT '';
