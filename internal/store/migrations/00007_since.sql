-- +goose Up
-- since: the day from which the second half of a split task is a task of its own; empty where it was one all year
ALTER TABLE task ADD COLUMN since TEXT NOT NULL DEFAULT '';
-- the unit that another one was split off, which need not exist any more, and the day; both empty where it was not
ALTER TABLE unit ADD COLUMN parted_from TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN parted_on TEXT NOT NULL DEFAULT '';
