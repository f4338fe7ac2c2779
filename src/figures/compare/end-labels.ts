type Wanted = { readonly key: string; readonly y: number }
type Block = { readonly keys: readonly string[]; readonly first: number }

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), Math.max(low, high))

/**
 * Places labels at the ends of lines, each on a line of text of its own and as near to its end as the others allow: labels that would touch form a block
 * that lies around the middle of its ends, and blocks that touch are one.
 * @param step pixels from one line of text to the next
 * @returns key → place, in the order of the ends, between `top` and `bottom` where there is room for all
 */
export function spreadOut(
  wanted: readonly Wanted[],
  step: number,
  top: number,
  bottom: number,
): ReadonlyMap<string, number> {
  const ends = new Map(wanted.map(({ key, y }) => [key, y]))
  const place = (keys: readonly string[]): Block => {
    // The mean distance of the ends from where each label would stand in the block.
    const middle = keys.reduce((sum, key, at) => sum + (ends.get(key) ?? 0) - at * step, 0) / keys.length
    return { keys, first: clamp(middle, top, bottom - (keys.length - 1) * step) }
  }
  const blocks: Block[] = []
  for (const { key } of [...wanted].sort((a, b) => a.y - b.y)) {
    let block = place([key])
    for (;;) {
      const above = blocks.at(-1)
      if (!above || above.first + above.keys.length * step <= block.first) break
      blocks.pop()
      block = place([...above.keys, ...block.keys])
    }
    blocks.push(block)
  }
  return new Map(blocks.flatMap(({ keys, first }) => keys.map((key, at) => [key, first + at * step] as const)))
}
