import type { Return } from './returns.ts'

/** Words of a department's name that some writers leave out. */
const fillers = new Set(['and', 'of', 'the'])

/** Shorter words, and words with digits, tell departments apart by one sign: “Ward 1”, “Site B”. */
const shortest = 5

/** Letters that a keyboard without them writes as two, or as a plain one. */
const plainLetters: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
}

/** A name in capitals of plain letters, without accents and signs that nobody sees. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toUpperCase()
    .replace(/[ÆŒØŁĐÐÞ]/g, (letter) => plainLetters[letter] ?? letter)

/** The words of a name in the order in which they are written. */
const writtenWords = (name: string): readonly string[] =>
  plain(name)
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !fillers.has(word))

/**
 * The words of a department's name as they are compared: case, accents, stops, ampersands, spaces, order and signs that nobody sees, such as a soft
 * hyphen, do not count.
 */
function wordsOfDepartment(name: string): readonly string[] {
  const words = writtenWords(name).toSorted()
  return words.length > 0 ? words : [name]
}

/** What a name has in common with every name that is one slip of the pen away: a letter more, less, changed, or two that changed places. */
function slipsOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (word.length < shortest || /\P{L}/u.test(word)) return []
    const rest = [...words.slice(0, at), ...words.slice(at + 1)].join(' ')
    return [word, ...Array.from(word, (_, letter) => word.slice(0, letter) + word.slice(letter + 1))].map(
      (left) => `${rest}|${left}`,
    )
  })
}

/** Maps spelling variants of a word to one. */
const spellings: Readonly<Record<string, string>> = {
  hosp: 'hospital',
  hosps: 'hospital',
  hospitals: 'hospital',
  ysbyty: 'hospital',
  saint: 'st',
  mount: 'mt',
  great: 'gt',
  univ: 'university',
  uni: 'university',
  gen: 'general',
  inf: 'infirmary',
  roy: 'royal',
  dist: 'district',
  center: 'centre',
  dept: 'department',
  med: 'medical',
  eng: 'engineering',
  phys: 'physics',
  clin: 'clinical',
  services: 'service',
  sciences: 'science',
}

/** Words that say what a department belongs to, and are added or left out. */
const added = new Set(['nhs', 'trust', 'foundation', 'ft', 'department', 'hsc', 'healthcare', 'uk'])

/** Words for its subject and for the kind of its house: “Leeds”, “Leeds Medical Physics” and “Leeds Hospital” may be one. */
const further = new Set(
  `medical physics clinical engineering bioengineering biomedical rehabilitation radiotherapy radiation protection safety nuclear medicine imaging
  diagnostic radiology magnetic resonance ultrasound mri mr equipment management science scientific technology technical service unit team section
  group mpce mp ce hospital university teaching general infirmary centre board health`.split(/\s+/),
)

/** A name in full and in short: what stands in brackets and forms of organisation do not count, and short forms of words are as long ones. */
type LooseName = {
  /** What is left without the words for subject and house, or none of them where nothing would be left. */
  readonly stem: string
  readonly further: ReadonlySet<string>
  /** Letters that the name may be shortened to: “LTH”, “LTHT”, “LTHFT”. */
  readonly initials: readonly string[]
  /** The name, where it may be such letters. */
  readonly short: string | null
}

const endsOfInitials = ['', 't', 'ft', 'nhst', 'nhsft']

function looseName(name: string): LooseName | null {
  const words = writtenWords(name.replace(/\([^)]*\)/g, ' '))
    .map((word) => (Object.hasOwn(spellings, word) ? (spellings[word] ?? word) : word))
    .filter((word) => !added.has(word))
  if (words.length === 0) return null
  const own = words.filter((word) => !further.has(word))
  const stem = own.length > 0 ? own : words
  const letters = words.map(([first]) => first).join('')
  const [only = ''] = words
  return {
    stem: stem.toSorted().join(' '),
    further: new Set(own.length > 0 ? words.filter((word) => further.has(word)) : []),
    initials: words.length > 2 ? endsOfInitials.map((end) => letters + end) : [],
    short: words.length === 1 && /^\p{L}{3,9}$/u.test(only) ? only : null,
  }
}

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
  [...some].every((one) => all.has(one))

/** The letters and digits of a name, whatever stands between them: "Site 1" and "Site1". */
const squeezed = (name: string): string => `squeezed|${plain(name).replace(/[^\p{L}\p{N}]+/gu, '')}`

function getOrMake<T>(map: Map<string, T>, key: string, make: () => T): T {
  const made = map.get(key) ?? make()
  map.set(key, made)
  return made
}

/** Which names stand for one contributor. */
export class Contributors {
  readonly #numbers = new Map<string, number>()
  readonly #byWords = new Map<string, number>()
  readonly #bySlip = new Map<string, number>()
  readonly #byStem = new Map<string, { readonly further: ReadonlySet<string>; readonly number: number }[]>()
  readonly #byInitials = new Map<string, { short: number | null; readonly long: number[] }>()
  readonly #parents: number[] = []

  /** The contributor that a department of an area is counted as. Names one slip or a short form apart in one area are counted as one, which is the cautious way. */
  see(department: string, area: string): void {
    const key = `${area}|${department}`
    if (this.#numbers.has(key)) return
    const words = wordsOfDepartment(department)
    const number = this.#byWords.get(words.join(' ')) ?? this.#parents.push(this.#parents.length) - 1
    this.#byWords.set(words.join(' '), number)
    this.#numbers.set(key, number)
    for (const slip of [...slipsOf(words), squeezed(department)]) {
      const near = this.#bySlip.get(`${area}|${slip}`)
      if (near === undefined) this.#bySlip.set(`${area}|${slip}`, number)
      else this.#join(near, number)
    }
    const loose = looseName(department)
    if (loose) this.#seeLoosely(loose, area, number)
  }

  /** Joins names of an area of which one says more of subject or house than the other, and those of which one has the other's first letters. */
  #seeLoosely({ stem, further: own, initials, short }: LooseName, area: string, number: number): void {
    const sameStem = getOrMake(this.#byStem, `${area}|${stem}`, () => [])
    for (const other of sameStem)
      if (isWithin(own, other.further) || isWithin(other.further, own)) this.#join(other.number, number)
    sameStem.push({ further: own, number })
    for (const letters of initials) {
      const known = getOrMake(this.#byInitials, `${area}|${letters}`, () => ({ short: null, long: [] }))
      if (known.short !== null) this.#join(known.short, number)
      known.long.push(number)
    }
    if (short === null) return
    const known = getOrMake(this.#byInitials, `${area}|${short}`, () => ({ short: null, long: [] }))
    known.short = number
    for (const long of known.long) this.#join(long, number)
  }

  #root(number: number): number {
    let root = number
    for (let next = this.#parents[root] ?? root; next !== root; next = this.#parents[root] ?? root) root = next
    return root
  }

  #join(one: number, other: number): void {
    const [low, high] = [this.#root(one), this.#root(other)].sort((a, b) => a - b)
    if (low !== undefined && high !== undefined) this.#parents[high] = low
  }

  of(department: string, area: string): number {
    return this.#root(this.named(department, area))
  }

  /** The department by its name alone: written otherwise it is the same, one slip apart it is another. */
  named(department: string, area: string): number {
    return this.#numbers.get(`${area}|${department}`) ?? -1
  }

  /** Names that are written differently and counted as one contributor. */
  alike(): readonly (readonly string[])[] {
    const names = new Map<number, Set<string>>()
    for (const [key, number] of this.#numbers) {
      const root = this.#root(number)
      const known = names.get(root) ?? new Set()
      names.set(root, known.add(key.slice(key.indexOf('|') + 1)))
    }
    return [...names.values()].filter(({ size }) => size > 1).map((held) => [...held].sort())
  }
}

/** The contributors of a table of returns, over all its years. */
export function contributorsOf(returns: readonly Return[]): Contributors {
  const contributors = new Contributors()
  for (const { department, area } of returns) contributors.see(department, area)
  return contributors
}
