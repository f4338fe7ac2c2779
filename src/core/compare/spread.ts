import { bare, column, exact, figure, lacking, notApplicable, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { numberText } from '#core/plate/measure.ts'
import type { PlateArea } from '#core/plate/plate.ts'
import { someText, valuedAreas } from '#core/plate/reading.ts'
import { falseDiscoveryRate } from '#core/statistics/false-discovery-rate.ts'
import { fewestAreasForClusters, localMoran, permutationsFor } from '#core/statistics/local-moran.ts'
import { moranI } from '#core/statistics/moran-i.ts'
import { spatialWeights } from '#core/statistics/spatial-weights.ts'
import { groundOf } from './ground.ts'
import { inequalityLines, type SpreadLine } from './inequality.ts'
import type { CompareInput } from './input.ts'
import { pPhrase, pText } from './p-text.ts'

export type ClusterPattern = 'high-high' | 'low-low' | 'high-low' | 'low-high'

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

const permutations = 999
const alpha = 0.05

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

/**
 * How unequal the areas are, whether neighbours are alike, and, with thirty areas or more, where alike neighbours cluster.
 * Areas without a neighbour that has a figure are linked to the nearest and named.
 */
function spreadOf({ plate, people, second }: CompareInput): PanelContent<Spread> {
  const heading = `How far apart the areas are: ${plate.measure.name}`
  const subtitle = `${plate.subtitle}; weighted by people where said`
  const lines = [...inequalityLines(plate, people, second)]
  const hasBorders = plate.geography.drawnAs !== 'points'
  const areas = hasBorders ? placed(valuedAreas(plate.areas)) : []
  const sentences: string[] = []
  let clusters: Spread['clusters'] = null
  let lone: readonly Lone[] = []
  let clusterNote = hasBorders
    ? `Too few areas for local clusters: ${areas.length}, where ${fewestAreasForClusters} are needed.`
    : 'Places without borders have no neighbours, so whether neighbours are alike is not asked.'
  const tooFew = hasBorders && areas.length < fewestAreasForMoran ? tooFewText(areas.length) : null
  if (tooFew) sentences.push(tooFew)
  else if (hasBorders) {
    const weights = spatialWeights(
      areas.map(({ area }) => ({ code: area.code, centroid: area.centroid, neighbours: area.neighbours })),
      { rule: 'queen' },
    )
    const values = areas.map(({ cell }) => cell.value)
    const moran = moranI(values, weights, { permutations, seed: 1 })
    if ('i' in moran) {
      lines.push(
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
      )
      const told = `Moran’s I ${numberText(moran.i, bare(2))}, ${pPhrase(moran.p, pDecimals)}`
      sentences.push(
        moran.p < alpha
          ? `Neighbouring areas are more ${moran.i > moran.expected ? 'alike' : 'unlike'} than chance would have it (${told}).`
          : `Whether neighbouring areas are more alike than chance would have it cannot be told (${told}).`,
      )
    }
    lone = lonely(weights.islands.flatMap((at) => areas[at] ?? []))
    for (const { words: without, names } of lone)
      sentences.push(`${without}, and linked to the nearest area that has a figure: ${someText(names, 4)}.`)
    if (areas.length >= fewestAreasForClusters) {
      const local = localMoran(values, weights, {
        permutations,
        seed: 1,
        atFloor: permutationsFor(areas.length, alpha),
      })
      if ('areas' in local) {
        const { discoveries } = falseDiscoveryRate(
          local.areas.map(({ p }) => p),
          alpha,
        )
        clusters = Object.fromEntries(
          local.areas.flatMap(({ pattern }, at) => (discoveries[at] ? [[areas[at]?.area.code ?? '', pattern]] : [])),
        )
        const count = Object.keys(clusters).length
        clusterNote = `${count} of ${areas.length} areas ${count === 1 ? 'stands' : 'stand'} in a cluster or apart from their neighbours (local Moran’s I, false discovery rate 5%).`
      }
    }
  }
  if (lines.length === 0)
    return lacking(heading, subtitle, 'Fewer than three areas have a figure and people to weight it by.')
  const [range] = lines.filter(({ id }) => id === 'range')
  return {
    title: range ? `The gap between the ends is ${range.value.text} of the average` : heading,
    subtitle,
    sentences: [...sentences, clusterNote],
    table: {
      columns: [
        column('statistic', 'Statistic', false),
        column('value', 'Value'),
        column('reading', 'What it says', false),
      ],
      rows: [
        ...lines.map(({ id, name, value, reading }) => ({
          key: id,
          area: null,
          cells: [words(name), value, words(reading)],
        })),
        ...(clusters
          ? Object.entries(clusters).map(([code, pattern]) => ({
              key: code,
              area: code,
              cells: [
                words(plate.areas.find(({ area }) => area.code === code)?.area.name ?? code),
                notApplicable,
                words(`${clusterWords[pattern]} (local Moran’s I)`),
              ],
            }))
          : []),
        ...(tooFew ? [{ key: 'moran', area: null, cells: [words('Moran’s I'), notApplicable, words(tooFew)] }] : []),
        ...lone.map(({ id, words: without, names }) => ({
          key: id,
          area: null,
          cells: [words(without), figure(names.length, bare(0)), words(names.join(', '))],
        })),
        {
          key: 'note',
          area: null,
          cells: [
            words('Local clusters'),
            clusters ? figure(Object.keys(clusters).length, bare(0)) : notApplicable,
            words(clusterNote),
          ],
        },
      ],
    },
    body: { lines, clusters, clusterNote },
    lacks: null,
  }
}

export const spreadPanel: PanelSpec<CompareInput, Spread> = {
  label: 'How unequal',
  inBrief: 5,
  compose: spreadOf,
  ground: ({ plate, atlas, own, people, second }, { body }) => {
    const has = (id: string) => body?.lines.some((line) => line.id === id) ?? false
    const beside = [has('gini') ? people : null, has('slope') ? second : null]
    return groundOf({ plate, atlas, measured: [own], beside })
  },
}
