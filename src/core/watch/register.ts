import type { Quarter } from './concern.ts'
import type { Report } from './report.ts'

/** What becomes of a report. */
export const statuses = [
  { id: 'new', name: 'New' },
  { id: 'asked', name: 'Asked back' },
  { id: 'counted', name: 'Counted' },
  { id: 'not-counted', name: 'Not counted' },
  { id: 'closed', name: 'Closed' },
] as const

type ReportStatus = (typeof statuses)[number]['id']

/** Most characters of a reply as it is kept; the bulletin has room for fewer bytes. */
export const mostReply = 4000

/** A report with what was decided about it. */
export type RegisterEntry = {
  readonly report: Report
  readonly status: ReportStatus
  /** The department that an officer has checked; empty where none has. What the reporter typed is a claim, and counts for nothing. */
  readonly department: string
  /** The receipt of the report that tells of the same change, as an officer has decided. */
  readonly sameAs: string | null
  readonly reply: string
  readonly keepUntil: string
}

/** A count that may be published; null where it is withheld. */
export type PublishedCount = {
  readonly area: string
  readonly quarter: Quarter
  readonly kind: string
  readonly count: number | null
}

/** Counts that were published together, and on which day. */
export type Publication = { readonly day: string; readonly counts: readonly PublishedCount[] }

/** Reports with what was decided about each, as the officers keep it. */
export type Register = {
  readonly format: 1
  readonly is: 'register'
  readonly entries: readonly RegisterEntry[]
  /** What was done and when; nothing of what a report says. */
  readonly log: readonly { readonly day: string; readonly report: string; readonly what: string }[]
  readonly published: readonly Publication[]
}

export const emptyRegister: Register = { format: 1, is: 'register', entries: [], log: [], published: [] }

/** A name of a report that says nothing of it: from its receipt, as it came. */
export const shortName = ({ receipt }: Pick<Report, 'receipt'>): string => receipt.slice(4, 10)

/** The day so many months later; the last of a month where that has no such day. */
export function monthsLater(from: string, months: number): string {
  const at = 12 * Number(from.slice(0, 4)) + Number(from.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(at / 12), at % 12]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const date = Math.min(last, Number(from.slice(8)))
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** The register with lines in its log, all of one day. What is done letter by letter is noted once. */
function noted(register: Register, day: string, lines: readonly { report: string; what: string }[]): Register {
  const last = register.log.at(-1)
  const isSame = (line: (typeof lines)[number]) =>
    last?.day === day && last.report === line.report && last.what === line.what
  return {
    ...register,
    log: [...register.log, ...lines.filter((line) => !isSame(line)).map((line) => ({ day, ...line }))],
  }
}

/** Takes opened reports into the register, each once: a file that comes twice is the same report. */
export function takeIn(register: Register, reports: readonly Report[], today: string, keepMonths: number): Register {
  const known = new Set(register.entries.map(({ report }) => report.receipt))
  const keepUntil = monthsLater(today, keepMonths)
  const entries: RegisterEntry[] = []
  for (const report of reports) {
    if (known.has(report.receipt)) continue
    known.add(report.receipt)
    entries.push({ report, status: 'new', department: '', sameAs: null, reply: '', keepUntil })
  }
  const lines = entries.map(({ report }) => ({ report: shortName(report), what: 'opened' }))
  return noted({ ...register, entries: [...register.entries, ...entries] }, today, lines)
}

/** What an officer may decide about a report. */
export type EntryChange = Partial<Omit<RegisterEntry, 'report'>>

/** What of a change goes into the log: that it was made, and of a status which. */
function changeWords(change: EntryChange): readonly string[] {
  return [
    change.status ? `status: ${statuses.find(({ id }) => id === change.status)?.name}` : '',
    change.department === undefined ? '' : 'department changed',
    change.sameAs === undefined ? '' : change.sameAs === null ? 'no longer the same as another' : 'same as another',
    change.reply === undefined ? '' : change.reply === '' ? 'reply taken back' : 'reply written',
    change.keepUntil === undefined ? '' : 'retention changed',
  ].filter(Boolean)
}

/** The first of the reports that tell of one change. */
const firstOf = ({ report, sameAs }: RegisterEntry): string => sameAs ?? report.receipt

/** What reports that tell of one change have in common: what the first has, or else what the one that joins it brings. */
function mergedInto(register: Register, receipt: string, into: string): Register {
  const first = register.entries.find(({ report }) => report.receipt === into)
  const joining = register.entries.find(({ report }) => report.receipt === receipt)
  if (!first || !joining || receipt === into) return register
  const shared = {
    status: first.status === 'new' ? joining.status : first.status,
    department: first.department || joining.department,
    reply: first.reply || joining.reply,
  }
  const entries = register.entries.map((one): RegisterEntry => {
    if (firstOf(one) === into) return { ...one, ...shared }
    return firstOf(one) === receipt ? { ...one, ...shared, sameAs: into } : one
  })
  return { ...register, entries }
}

/**
 * Changes one report of the register, and notes that it did. Reports that tell of one change share status, department and reply; each is kept for a
 * time of its own.
 */
export function changeEntry(register: Register, receipt: string, change: EntryChange, today: string): Register {
  const { sameAs, keepUntil, ...shared } = change
  const own = {
    ...(sameAs === null ? { sameAs } : {}),
    ...(keepUntil === undefined ? {} : { keepUntil }),
  }
  const merged = typeof sameAs === 'string' ? mergedInto(register, receipt, sameAs) : register
  const split = merged.entries.map((one) => (one.report.receipt === receipt ? { ...one, ...own } : one))
  const found = split.find(({ report }) => report.receipt === receipt)
  const entries = split.map((one) => (found && firstOf(one) === firstOf(found) ? { ...one, ...shared } : one))
  const report = shortName({ receipt })
  return noted(
    { ...register, entries },
    today,
    changeWords(change).map((what) => ({ report, what })),
  )
}

/** The register without the reports whose time is over. Of those that tell of the same change as one that goes, the next is the first. */
export function withoutExpired(register: Register, today: string): Register {
  const over = register.entries.filter(({ keepUntil }) => keepUntil < today)
  if (over.length === 0) return register
  const gone = new Set(over.map(({ report }) => report.receipt))
  const next = new Map<string, string>()
  const entries = register.entries
    .filter(({ report }) => !gone.has(report.receipt))
    .map((one) => {
      if (one.sameAs === null || !gone.has(one.sameAs)) return one
      const first = next.get(one.sameAs) ?? one.report.receipt
      next.set(one.sameAs, first)
      return { ...one, sameAs: first === one.report.receipt ? null : first }
    })
  const lines = over.map(({ report }) => ({ report: shortName(report), what: 'deleted' }))
  return noted({ ...register, entries }, today, lines)
}

/** Two registers as one; of a report that both have, the second’s decisions hold. */
export function joined(first: Register, second: Register): Register {
  const known = new Set(second.entries.map(({ report }) => report.receipt))
  const lines = new Set(second.log.map((one) => JSON.stringify(one)))
  const days = new Set(second.published.map((one) => JSON.stringify(one)))
  return {
    ...second,
    entries: [...first.entries.filter(({ report }) => !known.has(report.receipt)), ...second.entries],
    log: [...first.log.filter((one) => !lines.has(JSON.stringify(one))), ...second.log],
    published: [...first.published.filter((one) => !days.has(JSON.stringify(one))), ...second.published],
  }
}

/** The register with counts that were published; which quarters they are of is noted in its log too. */
export function withPublication(register: Register, counts: readonly PublishedCount[], today: string): Register {
  const quarters = [...new Set(counts.map(({ quarter }) => quarter))]
  const lines = quarters.map((quarter) => ({ report: '', what: `published: ${quarter}` }))
  return noted({ ...register, published: [...register.published, { day: today, counts }] }, today, lines)
}

/** The log as a table of text: no report is quoted in it. */
export const logCsv = ({ log }: Register): string =>
  `day,report,what\n${log.map(({ day: on, report, what }) => `${on},${report},${what}\n`).join('')}`

/** A report as it counts: of it nothing else is needed. */
export type CountedReport = {
  readonly area: string
  readonly kind: string
  readonly quarter: Quarter
  /** As an officer has checked it; empty where none has. */
  readonly department: string
}

/** The reports that count: those that an officer has counted, each change once. */
export const countedReports = (entries: readonly RegisterEntry[]): readonly CountedReport[] =>
  entries.flatMap(({ report, status, department, sameAs }) =>
    status === 'counted' && sameAs === null
      ? [{ area: report.area, kind: report.kind, quarter: report.quarter, department }]
      : [],
  )

/** The quarters of which counts were published. */
export const publishedQuarters = (published: readonly Publication[]): ReadonlySet<Quarter> =>
  new Set(published.flatMap(({ counts }) => counts.map(({ quarter }) => quarter)))
