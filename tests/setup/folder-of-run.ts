import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Variable of the environment with a folder for what the test files of one run share: empty when it starts, gone when it ends. */
export const folderOfRun = 'ATLAS_FOLDER_OF_RUN'

export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-tests-'))
  process.env[folderOfRun] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
