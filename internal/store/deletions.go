package store

import (
	"dubanben/internal/ledger"
)

// Deletions are the steps that took something away, the last one first; undone ones and undoings are among them.
func (s *Store) Deletions(k ledger.Kind, id ledger.ID) ([]int64, error) {
	rows, err := s.db.Query("SELECT step FROM change WHERE kind = ? AND entity = ? AND after IS NULL ORDER BY step DESC", k, id)
	if err != nil {
		return nil, failure(s.path, err)
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var step int64
		if err := rows.Scan(&step); err != nil {
			return nil, failure(s.path, err)
		}
		out = append(out, step)
	}
	return out, failure(s.path, rows.Err())
}
