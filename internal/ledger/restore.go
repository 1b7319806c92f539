package ledger

// Restore makes the draft's ledger the one of the entities, exactly. Only a ledger without an annex takes another one in: what
// it has beside, such as units that somebody typed, goes where the other one does not have it. Entities that no ledger could keep
// are refused.
func (d *Draft) Restore(all []Entity) error {
	if len(d.annexes(func(int) bool { return true })) > 0 {
		return &Problem{Kind: NotEmpty}
	}
	if err := CheckWhole(all); err != nil {
		return err
	}
	has := make(map[ref]bool, len(all))
	for _, e := range all {
		k, id := e.Ref()
		has[ref{k, id}] = true
		d.Put(e)
	}
	for _, e := range d.base.All() {
		if k, id := e.Ref(); !has[ref{k, id}] {
			d.Delete(k, id)
		}
	}
	return nil
}
