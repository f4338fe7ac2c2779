import { execFileSync } from 'node:child_process'

/** What a program of another make prints. @throws where it fails, or takes more than three minutes */
export function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', timeout: 180_000, stdio: ['ignore', 'pipe', 'ignore'] })
}

export function isInstalled(program: string): boolean {
  try {
    run('which', program)
    return true
  } catch {
    return false
  }
}
