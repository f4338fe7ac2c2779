import { writeFileSync } from 'node:fs'
import { makeReturns } from './make-returns.ts'
import { returnsCsv } from './write-returns.ts'

/** `npm run sample` writes the sample baseline afresh. */
writeFileSync(new URL('returns.csv', import.meta.url), returnsCsv(makeReturns()))
