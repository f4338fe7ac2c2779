import type { Panel } from '#core/panel/panel.ts'
import { shownPack } from '#exports/pack/compose-pack.ts'
import { makePack } from '#exports/pack/make-pack.ts'
import { panelTable, plateTable } from '#exports/pack/tables.ts'
import type { Work } from '#exports/picture/encode-png.ts'
import type { NamedBlob } from '#io/hand-over.ts'
import type { Shared } from './shared.ts'

/** The panels that have something to show besides the map. */
export const tabled = ({ panels }: Pick<Shared, 'panels'>): readonly Panel[] =>
  panels.filter(({ table }) => table.rows.length > 0)

/** What is shown as one ZIP: the table of the map and of every figure, with the boundaries. */
export async function makeShownPack(
  shared: Shared,
  work: Work,
): Promise<{ readonly file: NamedBlob; readonly rows: number }> {
  const { plate, shapes, permalink } = shared
  const panels = tabled(shared)
  const shown = [plateTable(plate), ...panels.map(panelTable)]
  const one = async function* () {
    yield* shown
  }
  const indicators = [
    ...new Map(
      [...shared.indicators, ...panels.flatMap((panel) => panel.indicators())].map((each) => [each.id, each]),
    ).values(),
  ]
  const beside = panels.map((panel) => panel.titled())
  const context = { permalink, made: new Date(), dataVersion: plate.trust.dataVersion }
  const file = await makePack(shownPack(plate, shapes, indicators, context, beside), one(), work)
  return { file, rows: shown.reduce((sum, { rows }) => sum + rows.length, 0) }
}
