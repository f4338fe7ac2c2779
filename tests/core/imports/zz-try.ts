import { readFileSync } from 'node:fs'
import { findingText } from '../../../src/core/imports/finding.ts'
import { readTable } from '../../../src/core/imports/read/table.ts'
import { recognise } from '../../../src/core/imports/recognise.ts'
import { openFile } from '../../../src/io/imports/open-file.ts'
import { realContext } from './context.ts'

const context = realContext()
for (const f of process.argv.slice(2)) {
  const t0 = process.cpuUsage().user / 1000
  const o = openFile(f.split('/').at(-1)!, new Uint8Array(readFileSync(f)))
  const t1 = process.cpuUsage().user / 1000
  for (const x of o.findings) console.log('  open', findingText(x))
  for (const l of o.layers) console.log('layer', l.file, l.shapes.length)
  for (const s of o.sheets) {
    const m = recognise(s, context.places)
    console.log(s.file, s.name, s.rows.length, s.reading, JSON.stringify(m))
    if (!m) continue
    const t2 = process.cpuUsage().user / 1000
    const c = readTable([{ sheet: s, mapping: m }], context)
    console.log('open', t1 - t0, 'recognise', t2 - t1, 'check', process.cpuUsage().user / 1000 - t2)
    for (const g of c.groups) console.log(' ', g.severity, g.code, g.count, findingText(g.listed[0]!).slice(0, 300))
    for (const q of c.questions.slice(0, 8))
      console.log(
        '  ?',
        q.ask,
        q.options
          .slice(0, 4)
          .map((o) => o.name)
          .join(' / '),
      )
    console.log(
      c.draft?.summary,
      c.draft && Object.keys(c.draft.files).length,
      c.coding && [c.coding.byRule.map((r) => [r.rule.id, r.records]), c.coding.shares.slice(0, 3)],
    )
  }
}
