/** What in a free text may tell who wrote it, or of whom. */
type TellingKind = 'name' | 'post' | 'date' | 'contact'

/** What was found, and of what kind. */
export type Telling = { readonly kind: TellingKind; readonly found: string }

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const shortMonths = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'
const days = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`

const patterns: readonly (readonly [TellingKind, RegExp])[] = [
  ['contact', /[^\s@]+@[^\s@]+\.[^\s@]+/gu],
  ['contact', /(?<![\d.])(?:\+?\d[\s()-]*){9,14}(?![\d.])/gu],
  [
    'name',
    /\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Doctor)\b\.?\s+\p{L}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]+)?/gu,
  ],
  ['date', /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b/gu],
  ['date', new RegExp(String.raw`\b${day}\s+(?:of\s+)?(?:${months}|${shortMonths})\b`, 'giu')],
  ['date', new RegExp(String.raw`\b(?:${months}|${shortMonths})\s+${day}\b`, 'gu')],
  ['date', new RegExp(String.raw`\b(?:on|last|this|next|since)\s+(?:${days})\b|\b(?:yesterday|last week)\b`, 'giu')],
  [
    'post',
    /\b(?:head|director|chief|lead|manager|chair|clinical lead|superintendent|supervisor)\s+(?:of|for)\s+\p{L}[\p{L}-]*(?:\s+(?:and\s+)?\p{L}{4,})?/giu,
  ],
  [
    'post',
    /\b(?:(?:my|our)\s+(?:\p{L}+\s+){0,2}(?:manager|boss|deputy|colleague|supervisor|trainee)|(?:the|our|my)\s+only\s+\p{L}+|as\s+(?:the|an?)\s+(?:\p{L}+\s+){0,2}(?:physicist|engineer|technologist|scientist|manager|expert|adviser))\b/giu,
  ],
  ['post', /\bband\s+(?:[89][a-d]?|nine)\b/giu],
  ['post', /\b(?:RPA|MPE|RWA|LPA)\b/gu],
]

/** Capitalised words that are no names: of services, machines, months and offices. */
const common = new Set(
  `${months}|${days}|NHS|Trust|Board|Health|Hospital|Radiotherapy|Physics|Medical|Nuclear|Medicine|Clinical|Engineering|Radiation|Protection|Magnetic|Resonance|Imaging|Ultrasound|Rehabilitation|Computing|Diagnostic|Radiology|Agenda|Change|Band|Royal|University|General|North|South|East|West|Midlands|London|Yorkshire|Humber|England|Scotland|Wales|Northern|Ireland|Integrated|Care|Foundation|United|Kingdom|Linear|Accelerator`
    .toLowerCase()
    .split('|'),
)

/** Two or more capitalised words beside each other, none of which is a common one, and not the first of a sentence alone. */
function namesIn(text: string): readonly Telling[] {
  const pairs = text.matchAll(/(?<![\p{L}’'-])\p{Lu}[\p{Ll}’'-]+(?:[ \t]+\p{Lu}[\p{L}’'-]+)+/gu)
  return [...pairs].flatMap(([found]): Telling[] => {
    const words = found.split(/\s+/)
    return words.some((word) => common.has(word.toLowerCase())) ? [] : [{ kind: 'name', found }]
  })
}

/**
 * What in a text may tell of somebody: names, posts, exact dates, ways to reach people. It warns and never blocks: it does not know every name, and
 * finds some that are none.
 */
export function tellingIn(text: string): readonly Telling[] {
  const found = patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(([words]): Telling => ({ kind, found: words.trim() })),
  )
  const known = new Set<string>()
  return [...found, ...namesIn(text)].filter(({ found: words }) => {
    const isNew = ![...known].some((one) => one.includes(words))
    known.add(words)
    return isNew
  })
}

export const tellingNames: Readonly<Record<TellingKind, string>> = {
  name: 'names',
  post: 'posts',
  date: 'exact dates',
  contact: 'ways to reach somebody',
}
