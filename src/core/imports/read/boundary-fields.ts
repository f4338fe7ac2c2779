import type { BoundaryFeatures, BoundaryLayer, Properties } from '#core/geography/layer.ts'
import type { Answers, Question } from '../question.ts'
import { boundaryKindOf } from './boundary-kinds.ts'

/** Where the codes and the names of a boundary file stand, and what its areas are called. */
export type BoundaryFields = {
  readonly code: string
  readonly name: string | null
  /** All fields that the first shapes have. */
  readonly all: readonly string[]
  /** "lad", "itl1" … as the portal shortens it, or null. */
  readonly kind: string | null
  readonly year: number | null
  /** What the codes are: of a field of codes, names that stand for them, or numbers of rows. */
  readonly codesAre: 'codes' | 'names' | 'row numbers'
  /** Where the codes may stand in another field as well: it is asked. */
  readonly question: Question | null
}

export const fieldText = (properties: Properties, field: string): string => {
  const value = Object.hasOwn(properties, field) ? properties[field] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** What the answers about the fields of codes and names are filed under. */
export const codeQuestion = 'field:code'
export const nameQuestion = 'field:name'

const portal = /^([a-z]+[1-3]?)(\d{2})_?(?:cd|code)$/i
const plain = /^(?:([a-z]+[1-3]?)_?)?(?:area|geo|gss|ons)?_?(?:cd|code|id)$/i
const gss = /^([EWSNKJLM]\d{8}|[A-Z]{2,5}\d{0,3}|95[A-Z]{2}\d{0,2}[A-Z]?\d?|[A-Z]{3}\d[A-Z]?)$/
/** Numbers that programs give to rows. */
const counter =
  /^(objectid(_?\d+)?|fid(_\w+)?|oid_?|gid|ogc_fid|global_?id|uuid|guid|cartodb_id|row_?(id|number|no)?|index|unnamed.*|_?uid|pk|sr_?no)$/i
const longestCode = 40

type Column = {
  readonly field: string
  readonly values: readonly string[]
  readonly distinct: number
  readonly score: number
  readonly isCounter: boolean
}

/** Whole numbers one after the other, each once, as servers number what they send: 1, 2, 3 or `layer.1`, `layer.2`. */
function isSequence(values: readonly string[]): boolean {
  const prefix = /^(.*?)\d+$/.exec(values[0] ?? '')?.[1] ?? ''
  if (!/^$|[._:-]$/.test(prefix) || !values.every((value) => value.startsWith(prefix))) return false
  const numbers = values.map((value) => Number(value.slice(prefix.length))).sort((a, b) => a - b)
  const [first = Number.NaN] = numbers
  return (first === 0 || first === 1) && numbers.every((n, at) => n === first + at)
}

function columnOf(shapes: BoundaryFeatures, field: string): Column {
  const values = shapes.map(({ properties }) => fieldText(properties, field))
  const filled = values.filter((value) => value !== '')
  const distinct = new Set(filled).size
  const parts = portal.exec(field)
  const isCounter = counter.test(field) || (/^(.*_)?id$/i.test(field) && isSequence(filled))
  // Of two vintages the later one; an id beside the properties only says again what a field says.
  const named = parts ? 4 + Number(parts[2]) / 100 : plain.test(field) ? (field === 'id' ? 1 : 2) : 0
  const coded = filled.length > 0 && filled.slice(0, 50).every((value) => gss.test(value)) ? 3 : 0
  const isUsable = filled.length * 2 > values.length && filled.every((value) => value.length <= longestCode)
  return { field, values, distinct, score: isUsable ? named + coded : 0, isCounter }
}

/** Whether all shapes of one code have one name: parts of an area have, areas that share a wider one have not. */
function agree(codes: readonly string[], names: readonly string[]): boolean {
  const known = new Map<string, string>()
  return codes.every((code, at) => {
    const name = names[at] ?? ''
    const before = known.get(code) ?? name
    known.set(code, before)
    return code === '' || before === name
  })
}

const stemOf = (code: string): string => code.replace(/_?(cd|code|id)$/i, '').toLowerCase()

/** The field of names that goes with the codes; of several the one that shares their first letters, never the Welsh one before the English. */
function nameField(code: string, fields: readonly string[]): string | null {
  const stem = stemOf(code)
  const isOwn = (field: string) =>
    [`${stem}nm`, `${stem}_nm`, `${stem}name`, `${stem}_name`].includes(field.toLowerCase())
  const isPlain = (field: string) =>
    /^(area|geography|geo|region|full|official|short|display)?_?(nm|name|label)$/i.test(field)
  const isAny = (field: string) =>
    /(nm|name|title|label)$/i.test(field) && !/(file|user|layer|source|type|class)_?name$/i.test(field)
  const own = fields.find(isOwn) ?? fields.find(isPlain)
  if (own !== undefined) return own
  const letters = stem.replace(/\d+$/, '')
  const others = fields.filter((field) => isAny(field) && field !== code)
  return others.find((field) => field.toLowerCase().startsWith(letters) && letters !== '') ?? others[0] ?? null
}

/** The fields of codes, likeliest first: official ones before others, the finest before wider ones, numbers of rows never. */
function candidates(columns: readonly Column[]): readonly Column[] {
  const official = (one: Column) => (one.score >= 3 ? 1 : 0)
  return columns
    .filter(({ score, isCounter }) => score > 0 && !isCounter)
    .sort((a, b) => official(b) - official(a) || b.distinct - a.distinct || b.score - a.score)
}

/** Asked where shapes would be joined by one field and stand apart by another: nobody but the reader knows which areas are meant. */
function rivalQuestion(best: Column, rivals: readonly Column[], shapes: number): Question | null {
  if (best.distinct === shapes || rivals.length === 0) return null
  const example = ({ values }: Column) => values.find((value) => value !== '') ?? ''
  return {
    id: codeQuestion,
    ask: `Which field holds the codes of the areas? By ${best.field} several shapes are one area.`,
    rows: shapes,
    options: [best, ...rivals].map((column) => ({
      id: column.field,
      name: `${column.field}: ${column.distinct.toLocaleString('en-GB')} areas, such as ${example(column)}`,
    })),
  }
}

/**
 * Finds the fields of a boundary file by the names that the Open Geography Portal gives them (`ITL121CD`, `LAD24CD`, `ICB24NM`), or by their content.
 * A code may stand at several shapes, the parts of one area. Without codes the names stand for them, and numbers of rows only where there is nothing
 * else. The object of a TopoJSON file may name the kind of areas.
 * @param answers the fields that the reader chose
 * @returns null where no field tells the shapes apart
 */
export function boundaryFields(
  { file, shapes }: Pick<BoundaryLayer, 'file' | 'shapes'>,
  answers: Answers = {},
): BoundaryFields | null {
  const fields = [...new Set(shapes.slice(0, 20).flatMap(({ properties }) => Object.keys(properties)))]
  const columns = fields.map((field) => columnOf(shapes, field))
  const valuesOf = (field: string | null) => columns.find((one) => one.field === field)?.values ?? []
  const known = candidates(columns)
  const isSound = (one: Column) => {
    const name = nameField(one.field, fields)
    return one.distinct === shapes.length || name === null || agree(one.values, valuesOf(name))
  }
  const chosen = columns.find(({ field }) => field === answers[codeQuestion])
  const best = chosen ?? known.find(isSound)
  const named = fields.find((field) => field === answers[nameQuestion])
  if (best) {
    const rivals = known.filter((one) => one !== best && one.distinct > best.distinct && isSound(one))
    const parts = portal.exec(best.field)
    return {
      code: best.field,
      name: named ?? nameField(best.field, fields),
      all: fields,
      kind: boundaryKindOf([parts?.[1], stemOf(best.field), file.split('#')[1]?.replace(/\d+$/, '')]),
      year: parts?.[2] ? 2000 + Number(parts[2]) : null,
      codesAre: best.isCounter ? 'row numbers' : 'codes',
      question: chosen ? null : rivalQuestion(best, rivals, shapes.length),
    }
  }
  const name = named ?? nameField('', fields)
  const isName = name !== null && valuesOf(name).filter(Boolean).length * 2 > shapes.length
  const row = columns.find((one) => one.isCounter && one.distinct === shapes.length)
  const code = isName ? name : (row?.field ?? null)
  if (code === null) return null
  const codesAre = isName ? 'names' : 'row numbers'
  return {
    code,
    name: isName ? name : null,
    all: fields,
    kind: boundaryKindOf([file.split('#')[1]]),
    year: null,
    codesAre,
    question: null,
  }
}
