package ledger

// Choice is something that a person decided once and is not asked again, such as what the columns of a header mean. Topic and
// key say what it is about; the value is the deciding package's own JSON.
type Choice struct {
	ID    ID     `json:"id"`
	Topic Topic  `json:"topic"`
	Key   string `json:"key"` // unique within the topic
	Value string `json:"value"`
}

// Topic sorts the choices.
type Topic string

// The topics of choices.
const (
	TopicHeader Topic = "header" // the meaning of each column under a header
)

// Ref names the choice.
func (c *Choice) Ref() (Kind, ID) { return KindChoice, c.ID }

// Choice of a topic by its key; nil where nobody has decided.
func (l *Ledger) Choice(t Topic, key string) *Choice {
	for _, e := range l.things[KindChoice] {
		if c := e.(*Choice); c.Topic == t && c.Key == key {
			return c
		}
	}
	return nil
}

// Choices are all that was decided, by id.
func (l *Ledger) Choices() []*Choice { return list(l, KindChoice, byID[*Choice]) }

// Choose keeps what a person decided, in place of an earlier decision.
func (d *Draft) Choose(t Topic, key, value string) {
	c := &Choice{ID: d.newID(), Topic: t, Key: key, Value: value}
	if was := d.base.Choice(t, key); was != nil {
		c.ID = was.ID
	}
	d.Put(c)
}
