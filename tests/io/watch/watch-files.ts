import { specialties } from '#core/baseline/returns.ts'
import { seededRandom } from '#core/statistics/random.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { concernKinds } from '#core/watch/concern.ts'
import type { Report } from '#core/watch/report.ts'
import { makePair } from '#io/age-file.ts'

export const [first, second, deputy, outsider] = await Promise.all([makePair(), makePair(), makePair(), makePair()])

export const watch: WatchKeys = {
  officers: [
    { name: 'First officer', keys: [first.recipient] },
    { name: 'Second officer', keys: [second.recipient, deputy.recipient] },
  ],
  readers: 'Two officers of the unit.',
  response: 'A reply within 20 working days.',
  published: 'Counts by region, kind and quarter.',
  sendTo: 'watch@example.org',
  keepMonths: 24,
  fewest: 5,
}

export const report: Omit<Report, 'receipt'> = {
  format: 1,
  is: 'report',
  kind: 'post-not-replaced',
  specialty: 'nuclear-medicine',
  area: 'E12000001',
  within: '',
  department: '',
  wte: 1,
  quarter: '2026-Q3',
  manner: 'anonymous',
  reach: '',
  text: 'CANARY the post stands empty since spring.',
}

/** Texts that break what is written carelessly: signs of all lengths, of control, of direction, halves of signs. */
const pieces = [...'aZ"\\\n\t€ß漢𝒳👩‍⚕️\u202e\u200b\u0000\ud800\udc00{}</>', 'https://example.org', '=1+1']

/** Fillings by chance, the same on each run. */
export function* reportsByChance(count: number): Generator<Omit<Report, 'receipt'>> {
  const { next } = seededRandom(20_261_130)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const text = (most: number) => {
    let made = ''
    const length = Math.floor(next() ** 3 * most)
    while (made.length < length) made += pick(pieces)
    return made.slice(0, most)
  }
  for (let at = 0; at < count; at++) {
    const isConfidential = next() < 0.5
    yield {
      format: 1,
      is: 'report',
      kind: pick(concernKinds).id,
      specialty: pick([...specialties, 'several'] as const),
      area: `E1200000${1 + Math.floor(next() * 9)}`,
      within: pick(['', 'E54000008', 'R0A']),
      department: text(200),
      wte: pick([null, 0.01, 1, 12.5, 999]),
      quarter: `20${10 + Math.floor(next() * 90)}-Q${1 + Math.floor(next() * 4)}`,
      manner: isConfidential ? 'confidential' : 'anonymous',
      reach: isConfidential ? `r${text(190)}` : '',
      text: text(2500),
    }
  }
}
