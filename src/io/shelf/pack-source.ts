import { decodeDataset } from '#core/catalogue/columns.ts'
import type { MembersPack } from '#core/catalogue/pack.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { placeId } from '#core/disclosure/protect.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import type { ShelfDataset, ShelfVersion } from './database.ts'
import { readVersionFiles } from './shelf.ts'

/**
 * Builds a pack from a baseline: its indicators and their files, which contain protected figures only, and never the returns.
 * @param made date of creation, `2026-05-14`
 * @throws ShelfFault
 */
export async function packSource(
  dataset: ShelfDataset,
  version: ShelfVersion,
  made: string,
): Promise<Protected<MembersPack>> {
  const datasets = (await readVersionFiles(dataset.id, version.number)) as readonly IndicatorFile[]
  const withheld = new Set(
    datasets
      .flatMap((file) => decodeDataset(file).observations)
      .flatMap((one) => (one.cell.kind === 'absent' && one.cell.reason === 'suppressed' ? [placeId(one)] : [])),
  )
  return vouchFor({
    format: 1,
    kind: 'mpce-atlas-pack',
    title: dataset.name,
    made,
    protection: { policy: (version.policy ?? defaultPolicy).name, withheld: withheld.size },
    indicators: version.entry.indicators,
    datasets,
  })
}
