import { numberText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { listText, valuedAreas } from '#core/plate/reading.ts'
import { falseDiscoveryRate } from '#core/statistics/false-discovery-rate.ts'
import { fewestAreasForClusters, localMoran } from '#core/statistics/local-moran.ts'
import { moranI } from '#core/statistics/moran-i.ts'
import { spatialWeights } from '#core/statistics/spatial-weights.ts'
import type { Measured } from './drawn.ts'
import { inequalityLines, type SpreadLine } from './inequality.ts'
import { bare, column, figure, lacking, notApplicable, type Panel, words } from './panel.ts'

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

type Valued = ReturnType<typeof valuedAreas>[number]

const placed = (areas: readonly Valued[]) =>
  areas.filter(
    (one): one is Valued & { area: PlateArea['area'] & { centroid: readonly [number, number] } } =>
      one.area.centroid !== null,
  )

/**
 * How unequal the areas are, whether neighbours are alike, and, with thirty areas or more, where alike neighbours cluster.
 * Islands are linked to their nearest area and named.
 */
export function spreadOf(plate: Plate, people: Measured | null, second: Measured | null): Panel<Spread> {
  const heading = `How far apart the areas are: ${plate.measure.name}`
  const subtitle = `${plate.subtitle}; weighted by people where said`
  const lines = [...inequalityLines(plate, people, second)]
  const areas = placed(valuedAreas(plate.areas))
  const sentences: string[] = []
  let clusters: Spread['clusters'] = null
  let islands: readonly string[] = []
  let clusterNote = `Too few areas for local clusters: ${areas.length}, where ${fewestAreasForClusters} are needed.`
  if (areas.length >= 8) {
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
          value: figure(moran.p, bare(3)),
          reading: `${permutations} permutations, seed 1`,
        },
      )
      sentences.push(
        moran.p < 0.05
          ? `Neighbouring areas are more ${moran.i > 0 ? 'alike' : 'unlike'} than chance would have it (Moran’s I ${numberText(moran.i, bare(2))}, p ${numberText(moran.p, bare(3))}).`
          : `Neighbouring areas are no more alike than chance would have it (Moran’s I ${numberText(moran.i, bare(2))}, p ${numberText(moran.p, bare(3))}).`,
      )
    }
    islands = weights.islands.map((at) => areas[at]?.area.name ?? '')
    if (islands.length > 0)
      sentences.push(
        `Without a land neighbour, and linked to the nearest area: ${islands.length > 4 ? `${islands.length} areas` : listText(islands)}.`,
      )
    if (areas.length >= fewestAreasForClusters) {
      const local = localMoran(values, weights, { permutations, seed: 1 })
      if ('areas' in local) {
        const { discoveries } = falseDiscoveryRate(
          local.areas.map(({ p }) => p),
          0.05,
        )
        clusters = Object.fromEntries(
          local.areas.flatMap(({ pattern }, at) => (discoveries[at] ? [[areas[at]?.area.code ?? '', pattern]] : [])),
        )
        const count = Object.keys(clusters).length
        clusterNote = `${count} of ${areas.length} areas stand in a cluster or apart from their neighbours (local Moran’s I, false discovery rate 5%).`
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
        ...(islands.length > 0
          ? [
              {
                key: 'islands',
                area: null,
                cells: [
                  words('Areas without a land neighbour'),
                  figure(islands.length, bare(0)),
                  words(islands.join(', ')),
                ],
              },
            ]
          : []),
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
