package xlsx

// child goes to the next child of the element that is open; false where the element ends. Between its children may only
// be white space: text there is what is left of a damaged tag.
func (s *scanner) child() (bool, error) {
	for {
		t, err := s.next()
		if err != nil {
			return false, err
		}
		switch t {
		case startToken:
			return true, nil
		case endToken:
			return false, nil
		case textToken:
			if !blank(s.text) {
				return false, errMalformed
			}
		case noToken:
			return false, errCut
		}
	}
}

// children has each child of the open element read or skipped.
func (s *scanner) children(read func() error) error {
	for {
		more, err := s.child()
		if err != nil || !more {
			return err
		}
		if err := read(); err != nil {
			return err
		}
	}
}

// root goes to the part's root, which must have the name.
func (s *scanner) root(name string) error {
	t, err := s.next()
	if err != nil {
		return err
	}
	if t != startToken || string(s.name) != name {
		return errMalformed
	}
	return nil
}

// finish reads what stands behind the root, so that damage there and a wrong checksum are noticed.
func (s *scanner) finish() error {
	t, err := s.next()
	if err == nil && t != noToken {
		err = errMalformed
	}
	return err
}

// skip passes over the element that has started.
func (s *scanner) skip() error {
	for depth := len(s.starts); ; {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t == endToken && len(s.starts) < depth {
			return nil
		}
	}
}

// content appends the text of the element that has started, which has no children.
func (s *scanner) content(dst []byte) ([]byte, error) {
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return dst, err
		case t == endToken:
			return dst, nil
		case t != textToken:
			return dst, errMalformed
		case s.raw:
			dst = append(dst, s.text...)
		default:
			dst = appendXML(dst, s.text)
		}
		if len(dst) > maxToken {
			return dst, errToken
		}
	}
}

// richText appends the text of a string item: its own, that of its runs, but not how it is pronounced.
func (s *scanner) richText(dst []byte) ([]byte, error) {
	for {
		more, err := s.child()
		if err != nil || !more {
			return dst, err
		}
		switch name := string(s.name); {
		case s.foreign:
			err = s.skip()
		case name == "t":
			dst, err = s.content(dst)
		case name == "r":
			dst, err = s.run(dst)
		case name == "rPh", name == "phoneticPr", name == "extLst":
			err = s.skip()
		default:
			err = errMalformed
		}
		if err == nil && len(dst) > maxToken {
			err = errToken
		}
		if err != nil {
			return dst, err
		}
	}
}

// run appends the text of one run of rich text.
func (s *scanner) run(dst []byte) ([]byte, error) {
	for {
		more, err := s.child()
		if err != nil || !more {
			return dst, err
		}
		switch string(s.name) {
		case "t":
			dst, err = s.content(dst)
		case "rPr", "extLst":
			err = s.skip()
		default:
			err = errMalformed
		}
		if err != nil {
			return dst, err
		}
	}
}
