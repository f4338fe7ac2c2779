import type { MembersPack } from '#core/catalogue/pack.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { readBuilt, realData } from '../../data/real-atlas.ts'

/** A copy, so that a test may change it. */
const copyOf = <T>(value: T): T => structuredClone(value)

/** Shipped indicators as somebody might hand them on, their figures under their publisher's name. */
function taken(ids: readonly string[]) {
  const indicators = ids.map((id) => {
    const found = realData().catalogue.indicators.find((one) => one.id === id)
    if (!found) throw new Error(`the package has no ${id}`)
    return copyOf(found) as Indicator
  })
  const files = indicators.flatMap(({ files: held }) => Object.values(held).map(({ path }) => path))
  return { indicators, files: files.map((path) => copyOf(readBuilt(path))) }
}

/** A pack of public indicators: what a forger would begin with. */
export function seedPack(
  ids: readonly string[] = ['radiotherapy-machines', 'healthcare-science-staff', 'stt-staff', 'scottish-profile-rates'],
): MembersPack {
  const { indicators, files } = taken(ids)
  return {
    format: 1,
    kind: 'mpce-atlas-pack',
    title: 'Evil',
    made: '2026-01-01',
    protection: { policy: 'none', withheld: 0 },
    indicators: indicators as unknown as MembersPack['indicators'],
    datasets: files as unknown as MembersPack['datasets'],
  }
}

/** A backup of one dataset that takes the place of a public indicator, with areas, boundaries and sites of its own. */
export function seedBackup(ids: readonly string[] = ['radiotherapy-machines', 'healthcare-science-staff']) {
  const { indicators, files } = taken(ids)
  const prefix = 'shelf/evil/1/'
  const paths: string[] = []
  for (const one of indicators)
    for (const file of Object.values(one.files) as { path: string }[]) {
      file.path = `${prefix}${one.id}-${paths.length}.json`
      paths.push(file.path)
    }
  return {
    format: 'mpce-atlas-backup',
    version: 1,
    made: '2026-01-01T00:00:00Z',
    datasets: [{ id: 'evil', name: 'Evil', table: 'indicator', current: 1, on: true }],
    versions: [
      {
        dataset: 'evil',
        number: 1,
        accepted: '2026-01-01T00:00:00Z',
        files: ['x.csv'],
        rows: 1,
        summary: ['s'],
        warnings: 0,
        entry: { indicators, geographies: [] as unknown[], sites: [] as unknown[] },
      },
    ],
    files: files.map((file, at) => [paths[at] ?? '', file] as [string, Record<string, unknown>]),
  }
}
