import { counted } from '#core/domain/counted.ts'
import type { BoundaryLayer } from '#core/geography/layer.ts'
import type { Answers } from '../question.ts'
import { type BoundaryFields, codeQuestion, fieldText, nameQuestion } from '../read/boundary-fields.ts'
import { kindWords } from '../read/boundary-kinds.ts'
import type { SoundShapes } from '../read/boundary-shapes.ts'
import { type Decision, type Degree, decision, mergeDecisions, type NonEmpty } from './decision.ts'
import { quoted } from './quote.ts'

const first = ([one, ...others]: readonly Decision[]): NonEmpty<Decision> => {
  if (!one) throw new RangeError('a file of shapes has coordinates')
  return [one, ...others]
}

/** In which system the coordinates are. GeoJSON without a word of it is in degrees, as its standard says. @see RFC 7946 */
function coordinates({ crs }: BoundaryLayer, readAs: string | null): Decision {
  if (readAs !== null)
    return decision({
      key: 'coordinates',
      value: readAs,
      from: 'where the areas that the atlas knows would lie; the file does not say',
      degree: 'guessed',
    })
  return decision({
    key: 'coordinates',
    value: crs ?? 'longitude and latitude',
    from:
      crs === null ? 'numbers that are degrees within the United Kingdom' : 'the coordinate system that the file names',
    degree: crs === null ? 'implied' : 'stated',
  })
}

const codeDegree = ({ codesAre, code }: BoundaryFields): Degree => {
  if (codesAre !== 'codes') return 'guessed'
  return /(?:cd|code)$/i.test(code) ? 'stated' : 'implied'
}

/** Where codes and names come from, of what kind the areas are, how coordinates are read, and what is left out. */
export function boundaryDecisions(
  layer: BoundaryLayer,
  { shapes, fields, readAs }: SoundShapes,
  left: number,
  answers: Answers,
): NonEmpty<Decision> {
  const example = (field: string) => shapes.map(({ properties }) => fieldText(properties, field)).find(Boolean) ?? ''
  const options = fields.all.map((field) => ({ id: field, name: `${field}, such as ${example(field).slice(0, 30)}` }))
  const chosen = (field: string, question: string, degree: Degree): Degree =>
    answers[question] === field ? 'chosen' : degree
  const list = [
    decision({
      key: 'code-field',
      value: fields.code,
      from: `${fields.codesAre} such as ${quoted([example(fields.code)])}`,
      degree: chosen(fields.code, codeQuestion, codeDegree(fields)),
      correction: { to: { of: 'answers', id: codeQuestion }, value: fields.code, from: options },
    }),
    decision({
      key: 'name-field',
      value: fields.name ?? 'none: the codes stand for names',
      from: fields.name === null ? 'no field of names' : `names such as ${quoted([example(fields.name)])}`,
      degree: chosen(fields.name ?? '', nameQuestion, /(?:nm|name)$/i.test(fields.name ?? '') ? 'stated' : 'implied'),
      correction: {
        to: { of: 'answers', id: nameQuestion },
        value: fields.name ?? '',
        from: fields.name === null ? [{ id: '', name: 'None' }, ...options] : options,
      },
    }),
    decision({
      key: 'area-kind',
      value: `${kindWords(fields.kind)[0]}${fields.year === null ? '' : ` ${fields.year}`}`,
      from: fields.kind === null ? 'the file does not say' : `field ${quoted([fields.code])}`,
      degree: fields.kind === null ? 'implied' : 'stated',
    }),
    coordinates(layer, readAs),
    ...(left > 0
      ? [
          decision({
            key: 'shapes-left',
            value: counted(left, 'shape'),
            from: 'shapes without an extent, a code or whole rings, which are named below',
            degree: 'implied',
          }),
        ]
      : []),
  ]
  return first(mergeDecisions([list], answers))
}

/** What can be said of a file of shapes that cannot be drawn. */
export const refusedDecisions = (layer: BoundaryLayer, answers: Answers): NonEmpty<Decision> =>
  first(mergeDecisions([[coordinates(layer, null)]], answers))
