import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, useState } from 'react'
import type { FramedRows } from './table-cells.tsx'

/** Height of a row of one line, in pixels; rows that are seen are measured. */
const usualHeight = 34

/** Rows beyond the frame that are on the page too, so that a step by keyboard finds the next. */
const beyond = 12

/**
 * The rows of a long table: those in the frame, and the one that holds the focus. Rows left out have their height, and every row says which of all it is.
 */
export function LongRows({ frame, keys, columns, propsOf, cells }: FramedRows) {
  const [focused, setFocused] = useState<number | null>(null)
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => frame,
    estimateSize: () => usualHeight,
    getItemKey: (index) => keys[index] ?? index,
    overscan: beyond,
    initialRect: { width: 0, height: 20 * usualHeight },
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      const isKept = focused !== null && focused < keys.length && !inSight.includes(focused)
      return isKept ? [...inSight, focused].sort((a, b) => a - b) : inSight
    },
  })
  const shown = virtual.getVirtualItems()
  const onFocus = ({ target }: FocusEvent) => {
    const index = target.closest('tr')?.getAttribute('data-index')
    setFocused(index ? Number(index) : null)
  }
  return (
    <tbody onFocus={onFocus} onBlur={() => setFocused(null)}>
      {shown.flatMap(({ index, key, start }, at) => [
        <Gap key={`before ${key}`} height={start - (shown[at - 1]?.end ?? 0)} columns={columns} />,
        <tr key={key} {...propsOf(index)} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2}>
          {cells(index)}
        </tr>,
      ])}
      <Gap height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} columns={columns} />
    </tbody>
  )
}

/** The room of rows that are not on the page, of which nothing is read out. */
const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height > 0 ? (
    <tr inert className="gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null
