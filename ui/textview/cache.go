package textview

// cacheBytes bounds the text whose layout is kept: a hundred screens or so.
const cacheBytes = 1 << 20

type blockKey struct{ item, index int }

// cache keeps the blocks laid out last. It holds two generations: when the
// young one is full it becomes the old one and what was old and not asked for
// since is dropped, which forgets the least used without a list to maintain.
type cache struct {
	young, old map[blockKey]*block
	size       int // bytes of text in young
}

func (c *cache) clear() { *c = cache{} }

func (c *cache) get(item, index int) *block {
	k := blockKey{item, index}
	if b := c.young[k]; b != nil {
		return b
	}
	b := c.old[k]
	if b != nil {
		c.put(b)
	}
	return b
}

func (c *cache) put(b *block) {
	if c.young == nil || c.size > cacheBytes/2 {
		c.old, c.young, c.size = c.young, make(map[blockKey]*block), 0
	}
	c.young[blockKey{b.item, b.index}] = b
	c.size += len(b.disp) + 128
}
