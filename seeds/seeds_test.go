package seeds

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"testing"
)

// The files are the reader's evidence: a byte changed by an editor or by Git
// would shift every offset.
func TestUnchanged(t *testing.T) {
	want := map[string]string{
		"000_e2bb32a222d4ed89.txt": "47592a9b6adda0bb6432120de81fcda488b9312c3ddd91c28a0b95a8e718c0a1",
		"001_2f4ad477c76ee4d8.txt": "5f876c1137eccbf524129100e8db76633d21c2ec5da5f99c9005c9f3a5a3283f",
		"002_c15c1d91e6a02702.txt": "5190db90a6717c6c8913a26eec1c5d9585f7697fd5b157c6855c8d0ab1484b6f",
		"003_91f72eb9a1b2e081.txt": "af3aa88d63e17220873c14bc799fd873dfbada9763ac5afda461aa8efbcc75e4",
		"004_f6b199f1ba9f7737.txt": "4525df656e09ec4166917d981a6791a40caeee4bbf2e5dc8af8f9dccf43ddf50",
	}
	names, err := fs.Glob(FS, "*.txt")
	if err != nil || len(names) != len(want) {
		t.Fatalf("%d files (%v), want %d", len(names), err, len(want))
	}
	for _, name := range names {
		data, err := FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		if got := hex.EncodeToString(sum[:]); got != want[name] {
			t.Errorf("%s has changed: %s", name, got)
		}
	}
}
