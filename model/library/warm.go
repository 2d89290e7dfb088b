package library

import "context"

// warmEntities is how many entities Warm asks about: more than a screen of the
// list of entities shows.
const warmEntities = 40

// Warm finds beforehand what the screens ask for first: stories, figures, timeline,
// related passages, quotes, the table of entities, and the facts of those with
// most mentions. It ends with the context, between two of these; what it found
// by then stays. The view should be complete: answers are kept for views that
// know the same.
func (v *View) Warm(ctx context.Context) {
	steps := []func(){
		v.WarmStories,
		func() { v.EntityRows(ByMentions) },
		v.WarmFigures,
		v.WarmTimeline,
		v.WarmRelated,
		func() { v.Speech() },
	}
	for _, step := range steps {
		if ctx.Err() != nil {
			return
		}
		step()
	}
	rows := v.EntityRows(ByMentions)
	for _, r := range rows[:min(len(rows), warmEntities)] {
		if ctx.Err() != nil {
			return
		}
		v.Spreads(r.ID)
		v.Called(r.ID)
		v.Companions(r.ID)
		v.Quotes(r.ID)
	}
}
