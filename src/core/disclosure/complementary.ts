import { Audit, type Exposure, type Hidden } from './audit.ts'
import { groupsOf } from './groups.ts'
import type { DisclosurePolicy } from './policy.ts'
import { showAgain } from './show-again.ts'
import { type GuardedTable, isRounded, Links, Withholding } from './withholding.ts'

/** What a check of a table has come to: how many figures are exposed yet. Falls to 0, not evenly. */
export type Report = (exposed: number) => void

type OwnWithholding = { readonly id: string; readonly withholding: Withholding }

/**
 * Withholds one more place for each exposed one that shares no sum with those before: what goes with one often covers its neighbours, and the
 * next audit tells. What is shown goes before what goes with it.
 * @returns how many went
 */
function withholdMore(
  exposed: readonly Exposure[],
  hidden: Hidden,
  layers: readonly OwnWithholding[],
  links: Links,
  withhold: (withholding: Withholding, exposure: Exposure) => string | undefined,
): number {
  const isGone = ({ layer, cell }: Exposure) => hidden.get(layer)?.has(cell) ?? false
  const near = new Set<number>()
  let went = 0
  for (const exposure of exposed.toSorted((a, b) => Number(isGone(a)) - Number(isGone(b)))) {
    const { layer, cell } = exposure
    if (links.of(cell).some((at) => near.has(at))) continue
    const own = layers.find(({ id }) => id === layer)?.withholding
    const gone = own && withhold(own, exposure)
    if (gone === undefined) continue
    went += 1
    for (const at of [...links.of(cell), ...links.of(gone)]) near.add(at)
  }
  return went
}

/** The withheld places of a table on their way to be enough. */
class Completion {
  readonly #table: GuardedTable
  readonly #first: Hidden
  readonly #links: Links
  readonly #coalition: number
  readonly #layers: readonly OwnWithholding[]
  readonly #audit: Audit
  #hidden: Hidden = new Map()

  constructor(table: GuardedTable, first: Hidden, policy: DisclosurePolicy) {
    this.#table = table
    this.#links = new Links(table.relations)
    this.#coalition = policy.complementary.singletons ? 1 : 0
    this.#first = new Map(
      table.layers.map(({ id }) => [id, new Set([...(first.get(id) ?? [])].filter((cell) => table.behind.has(cell)))]),
    )
    this.#layers = table.layers.map(({ id }) => ({
      id,
      withholding: new Withholding(table, this.#links, this.#first.get(id) ?? [], this.#coalition),
    }))
    this.#audit = new Audit(table, table.parts, table.figures, policy)
  }

  get hidden(): Hidden {
    return this.#hidden
  }

  #tighten(): void {
    const [whole, ...others] = this.#layers
    whole?.withholding.tighten()
    for (const { id, withholding } of others) {
      withholding.add(whole?.withholding.hidden ?? [])
      // A sum of rounded figures leaves room around a gap: how much is for the audit to say.
      if (!isRounded(this.#table, id)) withholding.tighten()
    }
  }

  /**
   * Asks the audit, and withholds more where figures are exposed.
   * @returns how many are
   * @throws RangeError when nothing is left to suppress
   */
  step(): number {
    this.#tighten()
    const hidden = new Map(this.#layers.map(({ id, withholding }) => [id, withholding.hidden] as const))
    const unknown = new Map([...hidden].map(([id, cells]) => [id, new Set([...cells, ...this.#table.blanks])] as const))
    const exposed = this.#audit.exposed(unknown)
    this.#hidden = hidden
    if (exposed.length === 0) return 0
    const more = (withhold: (own: Withholding, exposure: Exposure) => string | undefined) =>
      withholdMore(exposed, hidden, this.#layers, this.#links, withhold)
    // A sum that gives a cell away by itself has to lose one more; elsewhere the cheapest near by may do.
    const went =
      more((own, { cell, coalition }) => own.closeGap(cell, coalition)) ||
      more((own, { cell, coalition }) => own.cover(cell, coalition))
    if (went === 0) throw new RangeError(`nothing is left to suppress, and ${exposed[0]?.cell} is exposed`)
    return exposed.length
  }

  /** Shows again what need not be withheld. */
  showAgain(): void {
    this.#hidden = showAgain(this.#table, this.#links, this.#audit, this.#hidden, this.#first, this.#coalition)
  }
}

/**
 * Completes the withheld places of each layer, so that no figure can be worked out or narrowed down too far: first no sum may give a gap away by itself,
 * not to contributors who know the others of its gaps either, then an audit says which figures are still exposed, and more is withheld near those until
 * none is. What turns out not to be needed for that is shown again. Which places go is a matter of a cheap-first rule and not the least loss that could be
 * had; that they are enough is proved by the audit.
 * @param first places that are withheld by a rule of their own, by layer; what the first layer withholds is withheld in all
 * @returns these and all that go with them
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), section 4.4, on secondary suppression, singletons and the audit
 */
export function withheldPlaces(
  table: GuardedTable,
  first: ReadonlyMap<string, ReadonlySet<string>>,
  policy: DisclosurePolicy,
  report: Report = () => {},
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = groupsOf(table).map((group) => new Completion(group, first, policy))
  for (let due: readonly Completion[] = groups; due.length > 0; ) {
    const steps = due.map((group) => ({ group, exposed: group.step() }))
    report(steps.reduce((sum, { exposed }) => sum + exposed, 0))
    due = steps.flatMap(({ group, exposed }) => (exposed > 0 ? [group] : []))
  }
  for (const group of groups) group.showAgain()
  return new Map(
    table.layers.map(({ id }) => [id, new Set(groups.flatMap(({ hidden }) => [...(hidden.get(id) ?? [])]))] as const),
  )
}
