import type { FigureIdentity } from '#core/doctor/identify.ts'
import type { ReportFile } from '#core/doctor/report-file.ts'
import { readSnapshot } from '#exports/snapshot/embed.ts'
import type { Snapshot } from '#exports/snapshot/snapshot.ts'

/** What a picture says of itself where it still carries its view. */
const identityOf = (snapshot: Snapshot): FigureIdentity => ({
  by: 'embedded',
  query: snapshot.query,
  data: snapshot.data || null,
  figure: snapshot.figure,
  was: { values: snapshot.values, digits: 12 },
  drawn: snapshot.drawn ?? null,
  made: snapshot.made,
})

/** Looks into the pictures of a report for the views that they carry, by their place among its pictures. */
export function embeddedIdentities(
  { sections }: ReportFile,
  media: Readonly<Record<string, Uint8Array>>,
): ReadonlyMap<number, FigureIdentity> {
  const read = (name: string | null): FigureIdentity | null => {
    const bytes = name === null ? undefined : media[name]
    const found = bytes ? readSnapshot(bytes) : null
    return found && 'snapshot' in found ? identityOf(found.snapshot) : null
  }
  return new Map(
    sections.flatMap(({ blocks }) =>
      blocks.flatMap((block): [number, FigureIdentity][] => {
        if (block.kind !== 'picture') return []
        const { at, media: raster, vector } = block.picture
        const identity = read(raster) ?? read(vector)
        return identity ? [[at, identity]] : []
      }),
    ),
  )
}
