import type { CorrectionTarget } from '#core/imports/decisions/decision.ts'
import type { ImportChoices } from './import-machine.ts'
import type { ImportSession } from './import-session.ts'

/** Applies a correction to the choices: changed mappings, or texts split in another way. */
export async function corrected(
  { client }: ImportSession,
  { mappings }: ImportChoices,
  sheets: readonly number[],
  to: CorrectionTarget,
  value: string,
): Promise<(desk: ImportChoices) => Partial<ImportChoices>> {
  if (to.of === 'answers') return () => ({})
  if (to.of === 'mapping') {
    const revised = await Promise.all(
      sheets.map(async (id) => {
        const mapping = mappings[id]
        return mapping ? [[id, await client.revise(id, mapping, to.part, value)] as const] : []
      }),
    )
    return (desk) => ({ mappings: { ...desk.mappings, ...Object.fromEntries(revised.flat()) } })
  }
  const infos = (await Promise.all(sheets.map((id) => client.retake(id, to.part, value)))).flatMap((one) => one ?? [])
  return ({ opened, mappings: held }) => ({
    opened: { ...opened, sheets: opened.sheets.map((sheet) => infos.find(({ id }) => id === sheet.id) ?? sheet) },
    mappings: { ...held, ...Object.fromEntries(infos.flatMap(({ id, mapping }) => (mapping ? [[id, mapping]] : []))) },
  })
}
