import { useCallback, useEffect, useMemo, useState } from 'react'
import { checkFigure, type FigureCheck } from '#core/doctor/check-figure.ts'
import { type FoundFigure, type FoundFigures, identifyFigures } from '#core/doctor/identify.ts'
import { judgeNumbers, type NumberFinding } from '#core/doctor/judge.ts'
import type { ReportFile, ReportPicture } from '#core/doctor/report-file.ts'
import { decodeView } from '#core/view/codec.ts'
import { readDrawn } from '#exports/picture/drawn.ts'
import { openReport, readCodes, refusalText } from '#io/reports/reports.ts'
import type { Exported } from '../shared.ts'
import { panelOf } from './fresh-picture.ts'
import type { ProbedView } from './probe.ts'
import { embeddedIdentities } from './read-identities.ts'

/** A report that was read: its figures, its texts and its bytes. */
export type ReadReport = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly file: ReportFile
  readonly media: Readonly<Record<string, Uint8Array>>
  readonly found: FoundFigures
}

export type ReportReading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'read'; readonly report: ReadReport }

/** The bytes of pictures in which a QR code may stand, by their `at`. */
const pictureBytes = (pictures: readonly ReportPicture[], media: Readonly<Record<string, Uint8Array>>) =>
  pictures.flatMap(({ at, media: name, type }) => {
    const bytes = name === null || (type !== 'png' && type !== 'jpeg') ? undefined : media[name]
    return bytes ? [{ at, bytes }] : []
  })

async function readReport(file: File, signal: AbortSignal): Promise<ReadReport> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { file: plain, media } = await openReport(bytes, signal)
  const embedded = embeddedIdentities(plain, media)
  const silent = identifyFigures(plain, { embedded, codes: new Map() })
  const asked = [
    ...silent.unknown,
    ...silent.figures.flatMap((one) => (one.identity.by === 'near' ? [one.picture] : [])),
  ]
  const codes = await readCodes(pictureBytes(asked, media), signal)
  const found = codes.size === 0 ? silent : identifyFigures(plain, { embedded, codes })
  return { name: file.name, bytes, file: plain, media, found }
}

/** Reads a report when it is given. */
export function useReading(file: File): ReportReading {
  const [reading, setReading] = useState<ReportReading>({ kind: 'reading' })
  useEffect(() => {
    const own = new AbortController()
    readReport(file, own.signal).then(
      (report) => {
        if (!own.signal.aborted) setReading({ kind: 'read', report })
      },
      (fault: unknown) => {
        if (!own.signal.aborted) setReading({ kind: 'refused', text: refusalText(file.name, fault) })
      },
    )
    return () => own.abort(new Error('the report was closed'))
  }, [file])
  return reading
}

/** What the doctor says of one figure. */
export type DoctoredFigure = {
  readonly found: FoundFigure
  /** Everything that its view is today; null while it is read, or where it cannot be. */
  readonly exported: Exported | null
  readonly check: FigureCheck | null
  /** Why its view cannot be read, or null. */
  readonly fault: string | null
  /** Why no fresh picture can take its place, or null. */
  readonly fixed: string | null
}

/** Why a picture stays as it is, or null. */
function fixedBecause(
  found: FoundFigure,
  exported: Exported,
  check: FigureCheck,
  { isShared, kind }: { readonly isShared: boolean; readonly kind: ReportFile['kind'] },
): string | null {
  const { picture, identity } = found
  if (check.kind === 'gone') return 'It stays as it is, as another view would take its place.'
  if (kind === 'pdf')
    return 'It stays as it is: in a PDF a picture is a part of its page. Check the document that the PDF was made of, or export the figure anew.'
  if (picture.media === null)
    return 'It has no picture that could be replaced: it is drawn as shapes. Export its slide anew from the atlas.'
  if (picture.type === 'other' || picture.type === 'svg')
    return 'It stays as it is: it is neither PNG nor JPEG inside the document.'
  if (isShared) return 'It stays as it is: the document uses one picture for figures with different links.'
  if (identity.figure === null) return 'Choose which figure of the view it is, so that it can be drawn anew.'
  const panel = panelOf(exported, identity.figure)
  if (!panel) return 'It stays as it is: the atlas no longer has this figure.'
  return panel.lacks
}

/** Media parts that stand for figures of different views. */
function sharedMedia(figures: readonly FoundFigure[]): ReadonlySet<string> {
  const uses = new Map<string, Set<string>>()
  for (const { picture, identity } of figures) {
    const key = picture.media ?? ''
    uses.set(key, (uses.get(key) ?? new Set()).add(`${identity.query} ${identity.figure}`))
  }
  return new Set([...uses].filter(([, views]) => views.size > 1).map(([media]) => media))
}

/** Titles that the maker of a picture wrote: they stay, so their numbers are judged too. */
const titleTexts = (figures: readonly FoundFigure[]) =>
  figures.flatMap(({ at, picture, identity }) => {
    const { title, subtitle } = readDrawn(identity.drawn)
    return [title, subtitle].flatMap((text) =>
      text === null ? [] : [{ place: `Title of ${picture.place}`, text, near: [at] }],
    )
  })

function doctored(
  found: FoundFigure,
  probed: ProbedView | undefined,
  shared: ReadonlySet<string>,
  kind: ReportFile['kind'],
): DoctoredFigure {
  const nothing = { found, exported: null, check: null, fault: null, fixed: null }
  if (!probed) return nothing
  if ('fault' in probed) return { ...nothing, fault: probed.fault }
  const { exported } = probed
  const check = checkFigure(found.identity, exported.plate, decodeView(found.identity.query).ignored)
  return {
    ...nothing,
    exported,
    check,
    fixed: fixedBecause(found, exported, check, { isShared: shared.has(found.picture.media ?? ''), kind }),
  }
}

/** Everything that is said of a report. */
export type Doctored = {
  readonly figures: readonly DoctoredFigure[]
  /** Views that are to be read. */
  readonly queries: readonly string[]
  readonly onProbed: (query: string, probed: ProbedView) => void
  /** Null while views are read. */
  readonly numbers: readonly NumberFinding[] | null
  /** Says which figure of its view a picture is. */
  readonly choose: (at: number, figure: string) => void
}

/** Compares the figures of a report with their views of today, and the numbers near them. */
export function useDoctor({ found, file: { kind } }: ReadReport): Doctored {
  const [probed, setProbed] = useState<ReadonlyMap<string, ProbedView>>(new Map())
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map())
  const onProbed = useCallback(
    (query: string, view: ProbedView) => setProbed((known) => new Map(known).set(query, view)),
    [],
  )
  const choose = useCallback((at: number, figure: string) => setChosen((known) => new Map(known).set(at, figure)), [])
  const named = useMemo(
    () =>
      found.figures.map((one) => ({
        ...one,
        identity: { ...one.identity, figure: one.identity.figure ?? chosen.get(one.at) ?? null },
      })),
    [found, chosen],
  )
  const queries = useMemo(() => [...new Set(found.figures.map(({ identity }) => identity.query))], [found])
  const shared = useMemo(() => sharedMedia(named), [named])
  const figures = useMemo(
    () => named.map((one) => doctored(one, probed.get(one.identity.query), shared, kind)),
    [named, probed, shared, kind],
  )
  const isRead = queries.every((query) => probed.has(query))
  const numbers = useMemo(() => {
    if (!isRead) return null
    const judged = figures.flatMap(({ found: { at, identity }, exported, check }) =>
      exported && check?.kind !== 'gone' ? [{ at, was: identity.was, plate: exported.plate }] : [],
    )
    return judgeNumbers([...titleTexts(named), ...found.texts], judged)
  }, [isRead, figures, named, found.texts])
  return { figures, queries, onProbed, numbers, choose }
}
