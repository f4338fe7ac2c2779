import { joined, publishedQuarters, type Register, type RegisterEntry, shortName, statuses } from './register.ts'

/** The register of a session, what it stands on, and kept ones about which an officer has to be asked. */
export type RegisterLoading = {
  readonly register: Register
  /** Whether it stands on a file, or an officer has said that there is none yet. Until then nobody knows what was published. */
  readonly ground: 'unknown' | 'file' | 'first'
  readonly waiting: readonly Register[]
}

/** Whose decisions hold where two registers differ about a report. */
export type WhoseDecisions = 'here' | 'file'

const statusName = (of: RegisterEntry['status']): string => statuses.find(({ id }) => id === of)?.name ?? of

/** The fields that an officer decides, as they are named and shown. Texts are not quoted. */
const decided: readonly (readonly [keyof Omit<RegisterEntry, 'report'>, string])[] = [
  ['status', 'status'],
  ['department', 'department'],
  ['sameAs', 'the same as another'],
  ['reply', 'reply'],
  ['keepUntil', 'kept until'],
]

/** How a file says something else of a report than the register here. */
function differenceOf(here: RegisterEntry, file: RegisterEntry): readonly string[] {
  return decided.flatMap(([field, name]) => {
    if (here[field] === file[field]) return []
    if (field === 'status') return [`${name}: ${statusName(here.status)} here, ${statusName(file.status)} in the file`]
    if (field === 'keepUntil') return [`${name}: ${here.keepUntil} here, ${file.keepUntil} in the file`]
    const is = (one: RegisterEntry) => (one[field] ? 'given' : 'none')
    return [`${name}: ${here[field] && file[field] ? 'another' : `${is(here)} here, ${is(file)}`} in the file`]
  })
}

/** Whether nothing was decided about a report here: then what a file says of it undoes nothing. */
const isUntouched = (register: Register, { report, status, department, sameAs, reply }: RegisterEntry): boolean =>
  status === 'new' &&
  department === '' &&
  sameAs === null &&
  reply === '' &&
  !register.entries.some((one) => one.sameAs === report.receipt) &&
  !register.log.some((line) => line.report === shortName(report) && line.what === 'retention changed')

const byReceipt = ({ entries }: Register) => new Map(entries.map((one) => [one.report.receipt, one]))

/** Whether a report that is in a file only was deleted here. */
const isDeleted = (here: Register, { report }: RegisterEntry): boolean =>
  here.log.some((line) => line.report === shortName(report) && line.what === 'deleted')

/** What taking a file's decisions would undo here, report by report. */
export function undoneBy(here: Register, file: Register): readonly string[] {
  const own = byReceipt(here)
  return file.entries.flatMap((kept) => {
    const name = `Report ${shortName(kept.report)}`
    const one = own.get(kept.report.receipt)
    if (!one) return isDeleted(here, kept) ? [`${name}: deleted here, it would come back`] : []
    const differs = isUntouched(here, one) ? [] : differenceOf(one, kept)
    return differs.length > 0 ? [`${name}: ${differs.join('; ')}`] : []
  })
}

/** A register with one from a file. What was published by either was published. */
function mergedRegisters(here: Register, file: Register, side: WhoseDecisions): Register {
  if (side === 'file') return joined(here, file)
  const own = byReceipt(here)
  const taken = file.entries.filter((kept) => {
    const one = own.get(kept.report.receipt)
    return one ? isUntouched(here, one) : !isDeleted(here, kept)
  })
  const replaced = new Set(taken.map(({ report }) => report.receipt))
  return joined(
    { ...file, entries: taken },
    { ...here, entries: here.entries.filter(({ report }) => !replaced.has(report.receipt)) },
  )
}

/** Takes kept registers in, up to the first that would undo something: about that one an officer is asked. */
function settled(loading: RegisterLoading): RegisterLoading {
  const [next, ...waiting] = loading.waiting
  if (!next || undoneBy(loading.register, next).length > 0) return loading
  return settled({ register: mergedRegisters(loading.register, next, 'here'), ground: 'file', waiting })
}

/** Takes kept registers in. */
export const withRegisters = (loading: RegisterLoading, kept: readonly Register[]): RegisterLoading =>
  settled({ ...loading, waiting: [...loading.waiting, ...kept] })

/** Takes in the register that is waiting, as an officer has answered. */
export function answered(loading: RegisterLoading, side: WhoseDecisions): RegisterLoading {
  const [next, ...waiting] = loading.waiting
  if (!next) return loading
  return settled({ register: mergedRegisters(loading.register, next, side), ground: 'file', waiting })
}

/**
 * Why nothing can be published from a register; none where it can.
 * @param held quarters of concerns that the atlas or this browser holds
 */
export function whyUnpublishable(
  { register, ground, waiting }: RegisterLoading,
  held: readonly string[],
): 'no-register' | 'asked' | 'not-noted' | null {
  if (waiting.length > 0) return 'asked'
  if (ground === 'unknown') return 'no-register'
  const noted = publishedQuarters(register.published)
  return held.some((quarter) => !noted.has(quarter)) ? 'not-noted' : null
}
