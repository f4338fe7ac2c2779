/** A published staffing norm, as printed. `table-not-seen` is for a document whose table could not be read: it is named without a number. */
export type Norm = {
  readonly id: string
  /** The staff it applies to: "radiotherapy physicists". */
  readonly scope: string
  /** How the value is used: `patients-per-staff`, `staff-per-machine`, `people-per-machine`, `uplift`, `ceiling`, `total`, `table-not-seen`. */
  readonly form:
    | 'patients-per-staff'
    | 'patients-per-machine'
    | 'staff-per-machine'
    | 'people-per-machine'
    | 'uplift'
    | 'ceiling'
    | 'total'
    | 'rate'
    | 'table-not-seen'
  readonly value: number | null
  readonly unit: string
  /** The period whose figure an `uplift` multiplies; null for every other form. */
  readonly basePeriod: string | null
  readonly formula: string
  readonly caveat: string
  readonly source: string
}
