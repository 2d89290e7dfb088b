package aliases

func (w *work) describe()    {}
func (w *work) addNominals() {}
func (w *work) addPronouns() {}
