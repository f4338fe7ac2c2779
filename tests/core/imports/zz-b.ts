import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { openFile } from '../../../src/io/imports/open-file.ts'
import { readBoundaries } from '../../../src/core/imports/read/boundaries.ts'
import { findingText } from '../../../src/core/imports/finding.ts'
import { realContext } from './context.ts'
const context = realContext()
for (const f of process.argv.slice(2)) {
  const raw = readFileSync(f)
  const o = openFile(f.split('/').at(-1)!.replace('.gz',''), new Uint8Array(f.endsWith('.gz')?gunzipSync(raw):raw))
  for (const x of o.findings) console.log('  open', findingText(x))
  for (const l of o.layers) {
    const t=process.cpuUsage().user
    const c = readBoundaries(l, context)
    console.log(l.file, l.shapes.length, 'ms', (process.cpuUsage().user-t)/1000, c.draft?.summary, JSON.stringify(c.draft?.entry.geographies[0]?.name), 'bytes', c.draft ? JSON.stringify(c.draft.files).length : 0)
    for (const g of c.groups) console.log(' ', g.severity, g.code, findingText(g.listed[0]!).slice(0,200))
    const a = c.draft && (Object.values(c.draft.files)[0] as any).areas
    if (a) console.log(JSON.stringify(a[3]).slice(0,400))
  }
}
