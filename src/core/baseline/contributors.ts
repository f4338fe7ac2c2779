import type { Return } from './returns.ts'

/** Words that one writer of a name leaves out and another does not. */
const fillers = new Set(['and', 'of', 'the'])

/** Shorter words, and words with digits, tell departments apart by one sign: “Ward 1”, “Site B”. */
const shortest = 5

/**
 * The words of a department's name as they are compared: case, accents, stops, ampersands, spaces, order and signs that nobody sees, such as a soft
 * hyphen, do not count.
 */
function wordsOfDepartment(name: string): readonly string[] {
  const words = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !fillers.has(word))
    .sort()
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

/** Words that are written in several ways, as one. */
const spellings: Readonly<Record<string, string>> = {
  hosp: 'hospital',
  hospitals: 'hospital',
  saint: 'st',
  univ: 'university',
  uni: 'university',
  gen: 'general',
  dept: 'department',
  med: 'medical',
  eng: 'engineering',
  phys: 'physics',
}

/** Words that say what a department belongs to, and are added or left out. */
const added = new Set(['nhs', 'trust', 'foundation', 'ft', 'department', 'hsc', 'healthcare', 'uk'])

/** What a name has in common with others that may be the same in short: what stands in brackets, forms of organisation and short forms do not count. */
function looseName(name: string): readonly string[] {
  const words = wordsOfDepartment(name.replace(/\([^)]*\)/g, ' '))
    .map((word) => (Object.hasOwn(spellings, word) ? (spellings[word] ?? word) : word))
    .filter((word) => !added.has(word))
    .sort()
  return words.length > 0 ? [`loose|${words.join(' ')}`] : []
}

/** The letters and digits of a name, whatever stands between them: "Site 1" and "Site1". */
const squeezed = (name: string): string =>
  `squeezed|${name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')}`

/** Which names stand for one contributor. */
export class Contributors {
  readonly #numbers = new Map<string, number>()
  readonly #byWords = new Map<string, number>()
  readonly #bySlip = new Map<string, number>()
  readonly #parents: number[] = []

  /** The contributor that a department of an area is counted as. Names one slip or a short form apart in one area are counted as one, which is the cautious way. */
  see(department: string, area: string): void {
    const key = `${area}|${department}`
    if (this.#numbers.has(key)) return
    const words = wordsOfDepartment(department)
    const number = this.#byWords.get(words.join(' ')) ?? this.#parents.push(this.#parents.length) - 1
    this.#byWords.set(words.join(' '), number)
    this.#numbers.set(key, number)
    for (const slip of [...slipsOf(words), ...looseName(department), squeezed(department)]) {
      const near = this.#bySlip.get(`${area}|${slip}`)
      if (near === undefined) this.#bySlip.set(`${area}|${slip}`, number)
      else this.#join(near, number)
    }
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
