// Nothing but Node itself here: this runs before anything has been installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Runs a command to its end with its output on the terminal. Returns its exit code. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) throw error
  return status ?? 1
}

/** Runs a command beside others. Resolves to its exit code and all that it printed, in the order in which it came. */
export function runAside(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function needNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`MPCE Atlas needs Node 20.19 or later; this is ${process.versions.node}. See https://nodejs.org`)
  process.exit(1)
}

/** Installs the packages when they are missing, or older than the list of what should be there. */
export function install() {
  needNode()
  const installed = join(root, 'node_modules', '.package-lock.json')
  const wanted = join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  console.log('Installing packages, as package-lock.json names them')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const code = run(npm, ['ci', '--loglevel=http'], { shell: process.platform === 'win32' })
  if (code !== 0) {
    console.error('The packages could not be installed: see above.')
    process.exit(code)
  }
}
