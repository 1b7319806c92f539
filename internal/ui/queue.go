package ui

// queue runs verbs one after another off Fyne's goroutine, in the order in which they were asked for, and brings their
// outcome back to it. Enter never waits for the disk.
type queue struct {
	jobs chan func()
	show func(func()) // brings something to Fyne's goroutine
}

func newQueue(show func(func())) *queue {
	q := &queue{make(chan func(), 1024), show}
	go func() {
		for job := range q.jobs {
			job()
		}
	}()
	return q
}

// run does the work in its turn; then, if not nil, runs on Fyne's goroutine afterwards.
func (q *queue) run(work func() error, then func(error)) {
	q.jobs <- func() {
		err := work()
		if then != nil {
			q.show(func() { then(err) })
		}
	}
}

// wait returns when everything asked for before has been done; not for Fyne's goroutine while outcomes are pending.
func (q *queue) wait() {
	done := make(chan struct{})
	q.jobs <- func() { close(done) }
	<-done
}
