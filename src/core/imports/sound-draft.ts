import { faultOfIndicator } from '#core/catalogue/sound.ts'
import type { Checked, Draft } from './draft.ts'
import { type Finding, fileFinding } from './finding.ts'
import { faultOfShelfFile } from './sound-file.ts'

/** Why a browser that kept this draft could not read it again; null where it could. */
function faultOfDraft({ entry, files }: Draft): string | null {
  for (const indicator of entry.indicators) {
    const fault = faultOfIndicator(indicator)
    if (fault !== null) return fault
  }
  for (const [path, file] of Object.entries(files)) {
    const fault = faultOfShelfFile(path.slice(path.lastIndexOf('/') + 1), file)
    if (fault !== null) return fault
  }
  return null
}

const unsound = (file: string, found: string): Finding =>
  fileFinding(file, {
    code: 'not-to-be-kept',
    severity: 'error',
    found,
    expected: 'figures that can be kept and read again',
    mend: 'Bring less at a time: fewer periods, groups or areas, or shorter names.',
  })

/**
 * Checks a draft before it is stored, as stored data are checked whenever they are read: nothing is stored that would be left out later.
 * @param file that is named where it is
 */
export function soundDraft(checked: Checked, file: string): Checked {
  const fault = checked.draft && faultOfDraft(checked.draft)
  if (fault === null) return checked
  const finding = unsound(file, fault)
  const group = { code: finding.code, severity: finding.severity, count: 1, listed: [finding], files: { [file]: 1 } }
  return { ...checked, draft: null, groups: [group, ...checked.groups] }
}
