import { silenceText } from '#core/catalogue/gaps.ts'
import { citationBibtex, citationRis, citationText } from '#core/cite/cite.ts'
import { appVersion } from '#core/domain/app-version.ts'
import { markWords } from '#core/domain/cell.ts'
import { termsIn } from '#core/domain/glossary.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Note, Source } from '#core/domain/source.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import { fileName } from '../file-name.ts'
import { geojsonOf } from './geojson.ts'
import type { DataPack } from './pack.ts'

type Unwritten = Omit<DataPack, 'tables'>

export type PackContext = {
  readonly permalink: string
  readonly made: Date
  readonly dataVersion: string
}

const day = (date: Date): string => date.toISOString().slice(0, 10)

function provenance(sources: readonly Source[], title: string, { permalink, made, dataVersion }: PackContext) {
  const cited = { sources, title, dataVersion, permalink, accessed: made }
  return {
    sources: sources.map(({ id, publisher, title: name, year, licence, url }) => ({
      id,
      publisher,
      title: name,
      year: year ?? '',
      licence,
      url: url ?? '',
    })),
    licences: [...new Set(sources.map(({ licence }) => licence))],
    citation: { text: citationText(cited), bibtex: citationBibtex(cited), ris: citationRis(cited) },
    permalink,
    made: day(made),
    appVersion,
    dataVersion,
  }
}

/** What the indicators mean, and the words of the field that stand in a text. */
const definitionsOf = (indicators: readonly Indicator[], text: string): Unwritten['definitions'] => [
  ...indicators.map(({ name, definition, unit }) => ({
    term: name,
    text: `${definition} Unit: ${unit.suffix ?? unit.prefix ?? unit.many}.`,
  })),
  ...termsIn(text).map(({ term, says }) => ({ term, text: says })),
]

/**
 * What stands around the table of what is shown.
 * @param shapes null where no boundaries go along
 */
export function shownPack(
  plate: Protected<Plate>,
  shapes: MapShapes | null,
  indicators: readonly Indicator[],
  context: PackContext,
  /** The plates of figures whose tables go along, each with its own sources and marks. */
  figures: readonly Plate[] = [],
): Unwritten {
  const { trust, title, subtitle, absences, areas } = plate
  const all = [plate, ...figures]
  const distinct = <T extends { readonly id: string }>(pick: (one: Plate) => readonly T[]): readonly T[] => [
    ...new Map(all.flatMap(pick).map((one) => [one.id, one])).values(),
  ]
  const beside = new Set(figures.flatMap(({ marks }) => marks).filter((mark) => !plate.marks.includes(mark)))
  return {
    name: fileName(plate, 'data', 'zip', [...beside]).replace(/\.zip$/, ''),
    title,
    subtitle,
    scope: `Filtered: the ${areas.length} areas shown, ${trust.periodText || 'no period'}.`,
    marks: [
      ...markTexts(plate),
      ...[...beside].map(
        (mark) => `Some tables hold such figures; their column of marks says which: ${markWords[mark]}`,
      ),
    ],
    definitions: definitionsOf(
      indicators,
      [title, subtitle, plate.description, ...figures.flatMap((one) => [one.title, one.subtitle])].join('. '),
    ),
    gaps: absences.map(({ label, codes }) => {
      const names = codes.map((code) => areas.find(({ area }) => area.code === code)?.area.name ?? code)
      return `${label}: ${codes.length} of ${areas.length} areas (${names.join(', ')})`
    }),
    notes: distinct((one) => [...one.trust.cautions, ...one.trust.details]).map(({ id, text }) => `${id}: ${text}`),
    geojson: shapes === null ? null : geojsonOf(plate, shapes),
    ...provenance(
      distinct((one) => one.trust.sources),
      title,
      context,
    ),
  }
}

/** What stands around all cells of one or more indicators. */
export function wholePack(
  indicators: readonly Indicator[],
  known: { readonly sources: ReadonlyMap<string, Source>; readonly notes: ReadonlyMap<string, Note> },
  context: PackContext,
): Unwritten {
  const [only] = indicators.length === 1 ? indicators : []
  const title = only ? only.name : 'MPCE Atlas, all data'
  const marks = (['illustrative', 'modelled'] as const).filter((mark) =>
    indicators.some(({ statuses }) => statuses.includes(mark)),
  )
  const sources = [...new Set(indicators.flatMap((one) => one.sources))].flatMap((id) => known.sources.get(id) ?? [])
  return {
    name: `mpce-atlas_${only ? only.id : 'everything'}${marks.length > 0 ? `_with-${marks.join('-')}` : ''}_${day(context.made)}`,
    title,
    subtitle: only ? only.definition : `${indicators.length} indicators`,
    scope: 'All areas and all periods that are held.',
    marks: marks.map((mark) =>
      only ? markWords[mark] : `Some tables hold ${mark} figures; their status column says which: ${markWords[mark]}`,
    ),
    definitions: definitionsOf(
      indicators,
      indicators.map(({ name, definition }) => `${name}. ${definition}`).join(' '),
    ),
    gaps: indicators.map(({ name, silence }) => `${name}: where there is no row, ${silenceText(silence)}`),
    notes: [...known.notes.values()].map(({ id, text }) => `${id}: ${text}`),
    geojson: null,
    ...provenance(sources, title, context),
  }
}
