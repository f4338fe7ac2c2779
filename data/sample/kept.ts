import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const folder = join(root, '.cache')

/** The code that turns returns into observations: a change of any of it makes what was kept stale. */
const code = ['src/core/baseline', 'src/core/disclosure', 'src/core/domain', 'src/core/statistics', 'data/sample']

function digestOf(text: string): string {
  const hash = createHash('sha256').update(text)
  for (const path of code)
    for (const name of readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(ts|json)$/.test(name)) hash.update(name).update(readFileSync(join(root, path, name)))
  return hash.digest('hex').slice(0, 16)
}

/**
 * What has been calculated from a text is kept on disk, since guarding the sample takes seconds and every test of shipped data needs it.
 * @param text what the calculation starts from; with the code it decides whether what is kept still holds
 */
export function kept<T>(name: string, text: string, calculate: () => T): T {
  const file = join(folder, `${name}-${digestOf(text)}.json`)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    const value = calculate()
    mkdirSync(folder, { recursive: true })
    // Moved into place whole, as several tests may write it at once.
    const part = `${file}.${process.pid}`
    writeFileSync(part, JSON.stringify(value))
    renameSync(part, file)
    return JSON.parse(JSON.stringify(value)) as T
  }
}
