package aliases

func (w *work) addPronouns() {}
