import type { Norm } from '#core/domain/norm.ts'
import { numberText } from '#core/plate/measure.ts'

/** What a norm is applied to: the supply and need of a site, a region or the country. */
export type NormInputs = {
  /** Null where none is recorded. */
  readonly machines: number | null
  readonly cancers: number
  readonly people: number
  /** Patients treated for each 100 new cancers: the reader's assumption. */
  readonly treated: number
}

/** What a norm implies, with its working; or why it implies nothing here. */
export type Implied =
  | { readonly kind: 'value'; readonly value: number; readonly unit: 'WTE' | 'machines'; readonly working: string }
  | { readonly kind: 'absent'; readonly because: string }

const text = (value: number, decimals = 0): string => numberText(value, { prefix: '', suffix: '', decimals })
const absent = (because: string): Implied => ({ kind: 'absent', because })

/** Norms about the physicists of a radiotherapy service: those that a range of staff is made of. */
export const isPhysicistNorm = ({ scope, form }: Norm): boolean =>
  /^radiotherapy.*physicist/i.test(scope) && (form === 'patients-per-staff' || form === 'staff-per-machine')

/** Norms about radiotherapy at all: the others are about services that this map does not show. */
export const isRadiotherapyNorm = ({ scope }: Norm): boolean =>
  /radiotherapy|radiation oncologist|radiation therapist|linear accelerator/i.test(scope)

/**
 * Applies a published norm as it is printed. A norm that only says by how much a workforce should have grown is no rule for any other place or
 * year, and a table that was not seen gives no number: both say so.
 */
export function impliedBy(norm: Norm, { machines, cancers, people, treated }: NormInputs): Implied {
  const { form, value } = norm
  if (form === 'table-not-seen' || value === null) return absent('its table was not seen, so it gives no number')
  const patients = (cancers * treated) / 100
  const patientsText = `${text(cancers)} new cancers a year × ${text(treated)}% treated`
  switch (form) {
    case 'staff-per-machine':
      return machines === null
        ? absent('the number of machines is not recorded')
        : {
            kind: 'value',
            value: machines * value,
            unit: 'WTE',
            working: `${text(machines)} machines × ${value} = ${text(machines * value, 1)} WTE`,
          }
    case 'patients-per-staff':
      return {
        kind: 'value',
        value: patients / value,
        unit: 'WTE',
        working: `${patientsText} ÷ ${text(value)} = ${text(patients / value, 1)} WTE`,
      }
    case 'patients-per-machine':
      return {
        kind: 'value',
        value: patients / value,
        unit: 'machines',
        working: `${patientsText} ÷ ${text(value)} = ${text(patients / value, 1)} machines`,
      }
    case 'people-per-machine':
      return {
        kind: 'value',
        value: people / value,
        unit: 'machines',
        working: `${text(people)} people ÷ ${text(value)} = ${text(people / value, 1)} machines`,
      }
    case 'uplift':
      return absent('it says by how much the staff of one year should have grown, and is no rule for a site or region')
    case 'ceiling':
      return absent('it is a bound, not a figure')
    case 'total':
    case 'rate':
      return absent('it is about another service')
    default:
      return absent('it is used in another way')
  }
}

/** Lowest and highest result of several norms for the same supply and need. */
export type NormRange = {
  readonly least: number
  readonly most: number
  /** How many norms gave a number. */
  readonly norms: number
  readonly leastWorking: string
  readonly mostWorking: string
}

export function normRange(norms: readonly Norm[], ground: NormInputs): NormRange | null {
  const implied = norms.flatMap((norm) => {
    const one = impliedBy(norm, ground)
    return one.kind === 'value' ? [one] : []
  })
  const ordered = implied.toSorted((a, b) => a.value - b.value)
  const [least, most] = [ordered[0], ordered.at(-1)]
  if (!least || !most) return null
  return {
    least: least.value,
    most: most.value,
    norms: ordered.length,
    leastWorking: least.working,
    mostWorking: most.working,
  }
}
