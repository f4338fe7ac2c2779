import { Fragment, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { AreaGrid, GridCell, GridHead, GridRow } from '#core/area/grid.ts'

type Props = {
  readonly grid: AreaGrid
  readonly label: string
  /** What stands with the name of a column: to take it out. */
  readonly headTools?: (head: GridHead) => ReactNode
  /** The name of a row, where it is more than words. */
  readonly rowName?: (row: GridRow) => ReactNode
  readonly rowTools?: (row: GridRow) => ReactNode
  /** Key of a row that was asked for: it is brought into sight once it is there. */
  readonly added?: string | null
}

/** Columns by their place in the table: one more or fewer moves no cell. */
const inPlaces = <T,>(list: readonly T[]) => list.map((one, at) => ({ one, place: `column ${at + 1}` }))

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((words) => (
    <small key={words} className="grid-line">
      {words}
    </small>
  ))
}

function Cell({ cell, role }: { readonly cell: GridCell; readonly role: GridHead['role'] }) {
  return (
    <td data-role={role}>
      <div className="grid-text">
        <span className="grid-lead" data-absent={cell.absent ?? undefined}>
          {cell.lead}
        </span>
        <Lines lines={cell.lines} />
      </div>
    </td>
  )
}

function Row({
  row,
  grid,
  rowName,
  rowTools,
}: Omit<Props, 'label' | 'headTools' | 'added'> & { readonly row: GridRow }) {
  return (
    <tr data-row={row.key}>
      <th scope="row">
        <div className="grid-named" data-marked={row.mark !== '' || undefined}>
          <div className="grid-text">
            <span className="grid-name">{rowName?.(row) ?? row.name}</span>
            <Lines lines={row.lines} />
          </div>
          {rowTools?.(row)}
          {/* Below the words: one that another area lacks moves none of them. */}
          {row.mark === '' ? null : <span className="grid-mark">{row.mark}</span>}
        </div>
      </th>
      {inPlaces(row.cells).map(({ one: cell, place }, at) => {
        const head = grid.heads[at]
        return head ? <Cell key={place} cell={cell} role={head.role} /> : null
      })}
    </tr>
  )
}

/**
 * Keeps the names of the columns at the top of the window in a frame that scrolls sideways, where they cannot stick to it: the frame is what they would
 * stick to.
 */
function useHeadInSight(frame: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const place = () => {
      const [own, head] = [frame.current, frame.current?.querySelector<HTMLElement>('thead')]
      if (!own || !head) return
      const isFrame = getComputedStyle(own).overflowX !== 'visible'
      const past = Math.min(-own.getBoundingClientRect().top, own.clientHeight - 2 * head.clientHeight)
      head.style.transform = isFrame && past > 0 ? `translateY(${Math.round(past)}px)` : ''
    }
    place()
    const how = { passive: true } as const
    window.addEventListener('scroll', place, how)
    window.addEventListener('resize', place, how)
    return () => {
      window.removeEventListener('scroll', place)
      window.removeEventListener('resize', place)
    }
  })
}

/** Brings a column or a row that was added into sight. */
function useNewestInSight(frame: RefObject<HTMLElement | null>, grid: AreaGrid, added: string | null) {
  const codes = grid.heads.map(({ code }) => code ?? '')
  const before = useRef(codes)
  const isThere = added !== null && grid.rows.some(({ key }) => key === added)
  useEffect(() => {
    const fresh = codes.findLastIndex((code) => code !== '' && !before.current.includes(code))
    before.current = codes
    const own = frame.current
    const column = fresh < 0 ? null : own?.querySelectorAll<HTMLElement>('thead th')[fresh + 1]
    if (own && column)
      own.scrollLeft = Math.max(own.scrollLeft, column.offsetLeft + column.offsetWidth - own.clientWidth)
  })
  useEffect(() => {
    const rows = isThere ? [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])] : []
    rows.find((row) => row.getAttribute('data-row') === added)?.scrollIntoView({ block: 'center' })
  }, [isThere, added, frame])
}

/** How many columns beside the names of the rows fit a window wider than 980 and 1,240 pixels. */
const [few, some] = [6, 8]

/** Rows by columns, as long as they are; where they are too wide they scroll sideways within their own frame, also by keyboard. */
export function GridTable({ grid, label, headTools, added = null, ...rest }: Props) {
  const frame = useRef<HTMLElement>(null)
  useHeadInSight(frame)
  useNewestInSight(frame, grid, added)
  return (
    <section
      ref={frame}
      className="grid-scroll"
      data-columns={grid.heads.length <= few ? 'few' : grid.heads.length <= some ? 'some' : 'many'}
      tabIndex={0}
      aria-label={label}
    >
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">
              <div className="grid-heading">
                <span>Measure</span>
              </div>
            </th>
            {inPlaces(grid.heads).map(({ one: head, place }) => (
              <th key={place} scope="col" data-role={head.role}>
                <div className="grid-heading">
                  <span className="grid-head">{head.name}</span>
                  {head.role === 'mine' && head.code !== null ? <small className="grid-line">My area</small> : null}
                </div>
                {headTools?.(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, at) => (
            <Fragment key={row.key}>
              {row.topic === grid.rows[at - 1]?.topic ? null : (
                <tr className="grid-topic">
                  <th scope="rowgroup" colSpan={grid.heads.length + 1}>
                    <span>{row.topic}</span>
                  </th>
                </tr>
              )}
              <Row row={row} grid={grid} {...rest} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}
