import { Audit, type Exposure, type Hidden } from './audit.ts'
import { splitTable } from './groups.ts'
import type { DisclosurePolicy } from './policy.ts'
import { showAgain } from './show-again.ts'
import { type GuardedTable, isRounded, Links, Suppression } from './withholding.ts'

/**
 * What a check of a table has come to.
 * @param exposed how many figures are exposed yet; falls to 0, not evenly, as contributors are asked about after everybody
 * @param done how much of the work is done: from 0 to 1, and never less than before
 */
export type ReportExposed = (exposed: number, done: number) => void

/** Progress shares of the stages: until nothing is exposed to everybody, to one contributor, to two. The rest is for releasing cells. */
const stages = [0.1, 0.4, 0.3] as const
const before = (stage: number): number => stages.slice(0, stage).reduce((sum, one) => sum + one, 0)

type Step = { readonly exposed: number; readonly to: number }

type OwnWithholding = { readonly id: string; readonly withholding: Suppression }

/**
 * Suppresses one more place for each exposed one that shares no sum with those already handled: a companion often protects the neighbours too, as the
 * next audit shows. Handles exposed cells that are shown (rounded) before suppressed ones.
 * @returns the number of places suppressed
 */
function withholdMore(
  exposed: readonly Exposure[],
  hidden: Hidden,
  layers: readonly OwnWithholding[],
  links: Links,
  withhold: (withholding: Suppression, exposure: Exposure) => string | undefined,
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

/** The suppressed places of a table while secondary suppression runs. */
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
      withholding: new Suppression(table, this.#links, this.#first.get(id) ?? [], this.#coalition),
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
      // A sum of rounded figures leaves a suppressed cell uncertain; the audit decides whether by enough.
      if (!isRounded(this.#table, id)) withholding.tighten()
    }
  }

  /**
   * Asks the audit, and withholds more where figures are exposed.
   * @returns how many are, and to how many contributors together
   * @throws RangeError when nothing is left to suppress
   */
  step(): Step {
    this.#tighten()
    const hidden = new Map(this.#layers.map(({ id, withholding }) => [id, withholding.hidden] as const))
    const unknown = new Map([...hidden].map(([id, cells]) => [id, new Set([...cells, ...this.#table.blanks])] as const))
    const exposed = this.#audit.exposed(unknown)
    this.#hidden = hidden
    if (exposed.length === 0) return { exposed: 0, to: stages.length }
    const more = (withhold: (own: Suppression, exposure: Exposure) => string | undefined) =>
      withholdMore(exposed, hidden, this.#layers, this.#links, withhold)
    // A sum that alone discloses a cell must lose another one; otherwise the cheapest cell near by may suffice.
    const went =
      more((own, { cell, coalition }) => own.closeGap(cell, coalition)) ||
      more((own, { cell, coalition }) => own.cover(cell, coalition))
    if (went === 0 && !this.#audit.relax())
      throw new RangeError(`nothing is left to suppress, and ${exposed[0]?.cell} is exposed`)
    return { exposed: exposed.length, to: exposed[0]?.coalition.length ?? 0 }
  }

  /** Releases suppressed cells that are not needed. */
  showAgain(report: (done: number) => void): void {
    this.#hidden = showAgain(this.#table, this.#links, this.#audit, this.#hidden, this.#first, this.#coalition, report)
  }
}

/** Reports progress from what remains of the current stage. */
class Progress {
  readonly #report: ReportExposed
  readonly #most = stages.map(() => 1)
  #done = 0

  constructor(report: ReportExposed) {
    this.#report = report
  }

  completing(steps: readonly Step[]): void {
    const exposed = steps.reduce((sum, one) => sum + one.exposed, 0)
    const stage = Math.min(stages.length, ...steps.map(({ to }) => to))
    const most = Math.max(this.#most[stage] ?? 1, exposed)
    this.#most[stage] = most
    this.#tell(exposed, before(stage) + (stages[stage] ?? 0) * (1 - exposed / most))
  }

  /** @param share of what is done once enough is withheld */
  showing(share: number): void {
    this.#tell(0, before(stages.length) + (1 - before(stages.length)) * share)
  }

  #tell(exposed: number, done: number): void {
    this.#done = Math.max(this.#done, done)
    this.#report(exposed, this.#done)
  }
}

/**
 * Secondary suppression of each layer, so that no figure can be calculated or narrowed down too far. First, no single sum may disclose a suppressed cell,
 * not even to contributors who know its other suppressed cells. Then the audit finds figures still exposed, and cells near them are suppressed until
 * none is. Suppressed cells that prove unnecessary are released. Cells are chosen cheapest first, which need not give the least
 * loss of information; that they suffice is proved by the audit.
 * @param first places that are withheld by a rule of their own, by layer; what the first layer withholds is withheld in all
 * @returns these and all that go with them
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), section 4.4, on secondary suppression, singletons and the audit
 */
export function withheldPlaces(
  table: GuardedTable,
  first: ReadonlyMap<string, ReadonlySet<string>>,
  policy: DisclosurePolicy,
  report: ReportExposed = () => {},
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = splitTable(table).map((group) => new Completion(group, first, policy))
  const progress = new Progress(report)
  for (let due: readonly Completion[] = groups; due.length > 0; ) {
    const steps = due.map((group) => ({ group, ...group.step() }))
    progress.completing(steps)
    due = steps.flatMap(({ group, exposed }) => (exposed > 0 ? [group] : []))
  }
  for (const [at, group] of groups.entries()) group.showAgain((share) => progress.showing((at + share) / groups.length))
  return new Map(
    table.layers.map(({ id }) => [id, new Set(groups.flatMap(({ hidden }) => [...(hidden.get(id) ?? [])]))] as const),
  )
}
