import { exact } from '#core/domain/exact.ts'
import {
  bare,
  column,
  figure,
  lacking,
  notApplicable,
  type PanelCell,
  type PanelContent,
  type PanelTable,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { numberText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { someText, valuedAreas } from '#core/plate/reading.ts'
import { fewestAreasForClusters, type LocalMoran } from '#core/statistics/local-moran.ts'
import {
  neighbourAlpha as alpha,
  type NeighbourJob,
  type NeighbourTests,
  neighbourPermutations as permutations,
} from '#core/statistics/neighbour-tests.ts'
import { groundOf } from './ground.ts'
import { inequalityLines, type SpreadLine } from './inequality.ts'
import type { CompareInput } from './input.ts'
import { pPhrase, pText } from './p-text.ts'

export type ClusterPattern = LocalMoran['pattern']

export const clusterWords: Readonly<Record<ClusterPattern, string>> = {
  'high-high': 'high among high neighbours',
  'low-low': 'low among low neighbours',
  'high-low': 'high among low neighbours',
  'low-high': 'low among high neighbours',
}

export type Spread = {
  readonly lines: readonly SpreadLine[]
  /** By area code, those that stand after correcting for looking at many; null where there are too few areas to look. */
  readonly clusters: Readonly<Record<string, ClusterPattern>> | null
  readonly clusterNote: string
}

/** With fewer areas Moran’s I finds a moderate likeness of neighbours less than half of the time, so that neither answer would mean much. */
const fewestAreasForMoran = 20

/** Two decimals are all that 999 permutations tell of p. */
const pDecimals = 2

type Valued = ReturnType<typeof valuedAreas>[number]

const placed = (areas: readonly Valued[]) =>
  areas.filter(
    (one): one is Valued & { area: PlateArea['area'] & { centroid: readonly [number, number] } } =>
      one.area.centroid !== null,
  )

const tooFewText = (count: number): string =>
  `Whether neighbouring areas are alike cannot be told from ${count} ${count === 1 ? 'area' : 'areas'}: a test needs ${fewestAreasForMoran}.`

type Lone = { readonly id: string; readonly words: string; readonly names: readonly string[] }

/** Areas linked to the nearest for want of a neighbour: those that border on nothing, and those whose neighbours have no figure. */
function lonely(unlinked: readonly Valued[]): readonly Lone[] {
  const named = (has: boolean) =>
    unlinked.filter(({ area }) => area.neighbours.length > 0 === has).map(({ area }) => area.name)
  return [
    { id: 'islands', words: 'Without a land neighbour', names: named(false) },
    { id: 'unlinked', words: 'Without a neighbour that has a figure', names: named(true) },
  ].filter(({ names }) => names.length > 0)
}

/** Moran’s I with its pseudo p, as lines of the table and as a sentence; nothing where it cannot be computed. */
function moranOf({ moran }: NeighbourTests): { lines: readonly SpreadLine[]; sentences: readonly string[] } {
  if (!('i' in moran)) return { lines: [], sentences: [] }
  const told = `Moran’s I ${numberText(moran.i, bare(2))}, ${pPhrase(moran.p, pDecimals)}`
  return {
    lines: [
      {
        id: 'moran',
        name: 'Moran’s I (shared borders)',
        value: figure(moran.i, bare(2)),
        reading: 'above 0: neighbours are alike; below: unlike',
      },
      {
        id: 'p',
        name: 'Moran’s I, pseudo p',
        value: { text: pText(moran.p, pDecimals), raw: exact(moran.p) },
        reading: `${permutations} permutations, seed 1`,
      },
    ],
    sentences: [
      moran.p < alpha
        ? `Neighbouring areas are more ${moran.i > moran.expected ? 'alike' : 'unlike'} than chance would have it (${told}).`
        : `Whether neighbouring areas are more alike than chance would have it cannot be told (${told}).`,
    ],
  }
}

/** The areas in a cluster or apart from their neighbours, by code; null where there are too few areas. */
const clustersOf = (areas: readonly Valued[], { patterns }: NeighbourTests): Spread['clusters'] =>
  patterns &&
  Object.fromEntries(
    patterns.flatMap((pattern, index): [string, ClusterPattern][] =>
      pattern === null ? [] : [[areas[index]?.area.code ?? '', pattern]],
    ),
  )

/** The areas whose neighbours are asked about. */
const testedAreas = ({ geography, areas }: Plate) => (geography.drawnAs === 'points' ? [] : placed(valuedAreas(areas)))

/** What is to be tested of a plate; null where it has no borders or too few areas. */
export function neighbourJobOf(plate: Plate): NeighbourJob | null {
  const areas = testedAreas(plate)
  if (areas.length < fewestAreasForMoran) return null
  return {
    values: areas.map(({ cell }) => cell.value),
    areas: areas.map(({ area }) => ({ code: area.code, centroid: area.centroid, neighbours: area.neighbours })),
  }
}

type Neighbours = Pick<Spread, 'clusters' | 'clusterNote'> & {
  readonly lines: readonly SpreadLine[]
  readonly sentences: readonly string[]
  readonly lone: readonly Lone[]
  /** Why Moran’s I is not computed though the areas have borders. */
  readonly tooFew: string | null
  /** Whether it is still being calculated. */
  readonly isWaiting?: boolean
}

/** Compares each area with its neighbours: whether they are alike, and where alike ones cluster. */
function neighboursOf({ plate, neighbourTests }: CompareInput): Neighbours {
  const nothing = { lines: [], sentences: [], lone: [], clusters: null, tooFew: null }
  if (plate.geography.drawnAs === 'points')
    return {
      ...nothing,
      clusterNote: 'Places without borders have no neighbours, so whether neighbours are alike is not asked.',
    }
  const areas = testedAreas(plate)
  const count = areas.length
  const fewNote = `Too few areas for local clusters: ${count}, where ${fewestAreasForClusters} are needed.`
  const job = neighbourJobOf(plate)
  if (job === null) {
    const tooFew = tooFewText(count)
    return { ...nothing, sentences: [tooFew], clusterNote: fewNote, tooFew }
  }
  const tests = neighbourTests(job)
  if (tests === null) return { ...nothing, clusterNote: 'Neighbours have not been compared yet.', isWaiting: true }
  const { lines, sentences } = moranOf(tests)
  const lone = lonely(tests.islands.flatMap((index) => areas[index] ?? []))
  const clusters = clustersOf(areas, tests)
  const clustered = Object.keys(clusters ?? {}).length
  return {
    lines,
    sentences: [
      ...sentences,
      ...lone.map(
        ({ words: without, names }) =>
          `${without}, and linked to the nearest area that has a figure: ${someText(names, 4)}.`,
      ),
    ],
    lone,
    clusters,
    clusterNote: clusters
      ? `${clustered} of ${count} areas ${clustered === 1 ? 'stands' : 'stand'} in a cluster or apart from their neighbours (local Moran’s I, false discovery rate 5%).`
      : fewNote,
    tooFew: null,
  }
}

function tableOf({ areas }: Plate, lines: readonly SpreadLine[], neighbours: Neighbours): PanelTable {
  const { clusters, clusterNote, tooFew, lone } = neighbours
  const names = new Map(areas.map(({ area }) => [area.code, area.name]))
  const row = (key: string, ...cells: readonly PanelCell[]) => ({ key, area: null, cells })
  return {
    columns: [
      column('statistic', 'Statistic', false),
      column('value', 'Value'),
      column('reading', 'What it says', false),
    ],
    rows: [
      ...lines.map(({ id, name, value, reading }) => row(id, words(name), value, words(reading))),
      ...Object.entries(clusters ?? {}).map(([code, pattern]) => ({
        key: code,
        area: code,
        cells: [words(names.get(code) ?? code), notApplicable, words(`${clusterWords[pattern]} (local Moran’s I)`)],
      })),
      ...(tooFew ? [row('moran', words('Moran’s I'), notApplicable, words(tooFew))] : []),
      ...lone.map(({ id, words: without, names }) =>
        row(id, words(without), figure(names.length, bare(0)), words(names.join(', '))),
      ),
      row(
        'note',
        words('Local clusters'),
        clusters ? figure(Object.keys(clusters).length, bare(0)) : notApplicable,
        words(clusterNote),
      ),
    ],
  }
}

/**
 * Composes how unequal the areas are, whether neighbours are alike, and, with thirty areas or more, where alike neighbours cluster.
 * Areas without a neighbour that has a figure are linked to the nearest and named.
 */
function spreadOf(input: CompareInput): PanelContent<Spread> {
  const { plate, people, second } = input
  const heading = `How far apart the areas are: ${plate.measure.name}`
  const subtitle = `${plate.subtitle}; weighted by people where said`
  const neighbours = neighboursOf(input)
  const { clusters, clusterNote } = neighbours
  const lines = [...inequalityLines(plate, people, second), ...neighbours.lines]
  if (lines.length === 0 && !neighbours.isWaiting)
    return lacking(heading, subtitle, 'Fewer than three areas have a figure and people to weight it by.')
  const range = lines.find(({ id }) => id === 'range')
  return {
    title: range ? `The gap between the ends is ${range.value.text} of the average` : heading,
    subtitle,
    sentences: [...neighbours.sentences, clusterNote],
    table: tableOf(plate, lines, neighbours),
    body: { lines, clusters, clusterNote },
    lacks: null,
  }
}

export const spreadPanel: PanelSpec<CompareInput, Spread> = {
  label: 'How unequal',
  ordersAreas: true,
  inBrief: 5,
  compose: spreadOf,
  ground: ({ plate, atlas, own, people, second }, { body }) => {
    const has = (id: string) => body?.lines.some((line) => line.id === id) ?? false
    const beside = [has('gini') ? people : null, has('slope') ? second : null]
    return groundOf({ plate, atlas, measured: [own], beside })
  },
}
