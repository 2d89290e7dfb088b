package cli

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lectern/model"
	"lectern/model/export"
	"lectern/model/library"
	"lectern/ui/atlas"
)

// place is a place as JSON. What is unknown is left out.
type place struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Country is an ISO 3166-1 alpha-2 code, CountryName its name in English.
	Country     string `json:"country,omitempty"`
	CountryName string `json:"country_name,omitempty"`
	// Latitude and Longitude are degrees, WGS 84.
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
	Mentions  int      `json:"mentions"`
	// Sources are the articles that name it, in their order.
	Sources []string `json:"sources"`
	// independent is their number, where the variants of a story count once.
	independent int
	// Why says why it is held to be there, or why its position is not known.
	Why string `json:"why"`
}

func (p Program) placesCommand(in *input) *cobra.Command {
	var about string
	var asJSON, asCSV, asGeoJSON bool
	cmd := &cobra.Command{
		Use:   "places [PATH…]",
		Short: "Write where the places of articles are",
		Long: `Write the places that articles name, those with most mentions first: country, position in degrees (WGS 84), mentions and
sources. A place whose position is not known stands in the list without one. With --about, the places that are named in
one sentence with one thing, and how often they are.`,
		Example: `lectern places --about "Islamic State"
lectern places --geojson ~/articles > places.geojson`,
		RunE: func(cmd *cobra.Command, args []string) error {
			forms := 0
			for _, set := range [...]bool{asJSON, asCSV, asGeoJSON} {
				if set {
					forms++
				}
			}
			if forms > 1 {
				return errors.New("--json, --csv and --geojson are forms of one output; give one of them")
			}
			v, err := p.view(cmd.Context(), args, *in)
			if err != nil {
				return err
			}
			id, err := p.lookUp(v, about, forms == 0)
			if err != nil {
				return err
			}
			rows := placesOf(v, id)
			return p.write(func(w io.Writer) error {
				switch {
				case asJSON:
					return placeJSON(w, rows)
				case asCSV:
					return placeCSV(w, rows)
				case asGeoJSON:
					return placeGeoJSON(w, rows)
				}
				placeTable(w, rows, v.Sources())
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&about, "about", "", "only places named in one sentence with this")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of a table")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "CSV instead of a table")
	cmd.Flags().BoolVar(&asGeoJSON, "geojson", false, "one GeoJSON collection instead of a table, for maps")
	return cmd
}

// placesOf are the places of the library, or of what is said about an entity.
func placesOf(v *library.View, about model.EntityID) []place {
	all := v.Places(about, -1)
	reasons := atlas.NewReasons(v)
	out := make([]place, 0, all.Len())
	for _, list := range [...][]library.Place{all.Located, all.Unlocated} {
		for i := range list {
			p := &list[i]
			row := place{
				ID: export.ID(p.ID), Name: p.Name, Country: p.Country, CountryName: atlas.CountryName(p.Country),
				Mentions: len(p.Mentions), Why: strings.Join(reasons.Why(p), " "),
			}
			if p.Located {
				row.Latitude, row.Longitude = &p.Latitude, &p.Longitude
			}
			var articles []int
			for _, m := range p.Mentions {
				if n := len(articles); n == 0 || articles[n-1] != m.Article {
					articles = append(articles, m.Article)
					row.Sources = append(row.Sources, model.SanitizeLine(v.Label(m.Article)))
				}
			}
			row.independent = v.Independent(articles...)
			out = append(out, row)
		}
	}
	return out
}

func placeJSON(w io.Writer, rows []place) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range rows {
		if err := enc.Encode(rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// feature is a place as GeoJSON (RFC 7946). One without a position has a null
// geometry.
type feature struct {
	Type       string         `json:"type"`
	Geometry   *geometry      `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

// geometry is a point: longitude, then latitude.
type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

func placeGeoJSON(w io.Writer, rows []place) error {
	collection := struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}{"FeatureCollection", make([]feature, 0, len(rows))}
	for i := range rows {
		r := &rows[i]
		f := feature{Type: "Feature", Properties: map[string]any{
			"id": r.ID, "name": r.Name, "mentions": r.Mentions, "sources": r.Sources, "why": r.Why,
		}}
		if r.Country != "" {
			f.Properties["country"], f.Properties["country_name"] = r.Country, r.CountryName
		}
		if r.Latitude != nil {
			f.Geometry = &geometry{"Point", [2]float64{*r.Longitude, *r.Latitude}}
		}
		collection.Features = append(collection.Features, f)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(collection)
}

func placeCSV(w io.Writer, rows []place) error {
	out := [][]string{{"id", "name", "country", "country_name", "latitude", "longitude", "mentions", "articles", "sources", "why"}}
	for i := range rows {
		r := &rows[i]
		out = append(out, []string{
			r.ID, r.Name, r.Country, r.CountryName, coordinate(r.Latitude), coordinate(r.Longitude),
			strconv.Itoa(r.Mentions), strconv.Itoa(len(r.Sources)), strings.Join(r.Sources, "; "), r.Why,
		})
	}
	return csv.NewWriter(w).WriteAll(out)
}

// coordinate writes degrees to two digits, which is what the lists know; "" for
// none.
func coordinate(d *float64) string {
	if d == nil {
		return ""
	}
	return strconv.FormatFloat(*d, 'f', 2, 64)
}

func placeTable(w io.Writer, rows []place, sources int) {
	t := table{}
	for i := range rows {
		r := &rows[i]
		lat, lon := coordinate(r.Latitude), coordinate(r.Longitude)
		where := model.SanitizeLine(strings.Join(r.Sources, ", "))
		if r.Latitude == nil {
			lat, lon, where = "–", "–", model.SanitizeLine(r.Why)
		}
		t.row(strconv.Itoa(r.Mentions), fmt.Sprintf("%d of %d", r.independent, sources), model.SanitizeLine(r.Name), r.CountryName,
			fmt.Sprintf("%6s", lat), fmt.Sprintf("%7s", lon), where)
	}
	t.write(w, "")
}
