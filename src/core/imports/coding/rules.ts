/** A field of a staff record that a rule looks at. */
export type CodingField = 'occupation_code' | 'staff_group' | 'job_role' | 'area_of_work' | 'afc_band'

/** A pattern that a field has to match, or must not match. Patterns are regular expressions, without regard to case. */
export type Condition = { readonly field: CodingField; readonly pattern: string; readonly not?: boolean }

/**
 * A rule of the coding check, as data. `specialty` rules say which specialty a row belongs to, the first that fits counts; `miscoded`
 * rules say that a row contradicts itself or what is published.
 */
export type CodingRule = {
  readonly id: string
  readonly gives: 'miscoded' | { readonly specialty: string }
  /** All must hold. */
  readonly when: readonly Condition[]
  readonly says: string
  /** Key of `codingSources`, or null for a rule that follows from the words alone. */
  readonly source: string | null
}

/** What is published about codes of healthcare scientists, as far as it could be read. */
export const codingSources: Readonly<Record<string, string>> = {
  OCC_V12: 'HSCIC, NHS Occupation Code Manual v12 (June 2013), summary of changes',
  OCC_V20: 'NHS England, NHS Occupation Code Manual v20.0 (June 2023), front matter',
  IPEM_ESR_2014: 'IPEM, Guidance on coding Medical Physics and Clinical Engineering staff within ESR',
  NHSD_ESRGUIDE: 'NHS Digital, Guide to the Staff Group, Job Role and Area of Work classifications used in ESR',
  IPEM_SOC_2020: 'IPEM, Job codes for medical physicists and clinical engineers changed after IPEM lobbying',
  IPEM_NSOL: 'IPEM, Occupation code review leads to inclusion of radiotherapy practitioner/technologist role',
  RBAC: 'NHS Spine RBAC job role code lists',
}

const work = (specialty: string, id: string, pattern: string): readonly CodingRule[] =>
  (['area_of_work', 'job_role'] as const).map((field) => ({
    id: `${id}-by-${field === 'job_role' ? 'role' : 'area'}`,
    gives: { specialty },
    when: [{ field, pattern }],
    says: `The ${field === 'job_role' ? 'job role' : 'area of work'} names it.`,
    source: 'NHSD_ESRGUIDE',
  }))

const mpceWork =
  'radiotherapy phys|radiation phys|medical phys|nuclear medicine|magnetic resonance|\\bmri?\\b|ultrasound phys|non.?ionising|radiation protection|diagnostic radiolog|clinical engineer|rehabilitation engineer|medical engineer|medical equipment|clinical (scientific )?comput|biomechanic'

/**
 * The rules that the check starts with. Only the frame of the U matrix is published (matrix letter, level, area of work; A stands for
 * consultant level, UAA for Blood Sciences): a letter that nobody has published is not judged.
 */
export const codingRules: readonly CodingRule[] = [
  ...work('radiotherapy-physics', 'radiotherapy', 'radiotherapy|dosimetr'),
  ...work('nuclear-medicine', 'nuclear', 'nuclear medicine|\\bpet\\b'),
  ...work('magnetic-resonance', 'mr', 'magnetic resonance|\\bmri?\\b'),
  ...work('ultrasound', 'ultrasound', 'ultrasound|non.?ionising'),
  ...work(
    'diagnostic-radiology-radiation-protection',
    'radiology',
    'radiation protection|diagnostic radiolog|radiation safety',
  ),
  ...work('rehabilitation-engineering', 'rehabilitation', 'rehabilitation|biomechanic|wheelchair|assistive'),
  ...work('clinical-computing', 'computing', 'clinical (scientific )?comput|scientific comput'),
  ...work(
    'clinical-engineering',
    'engineering',
    'clinical engineer|medical engineer|medical equipment|\\bebme\\b|renal technolog',
  ),
  {
    id: 't-matrix',
    gives: 'miscoded',
    when: [{ field: 'occupation_code', pattern: '^T' }],
    says: 'The T matrix has been replaced by the U matrix since June 2013, and T values do not map one to one.',
    source: 'OCC_V12',
  },
  {
    id: 'u-not-three',
    gives: 'miscoded',
    when: [
      { field: 'occupation_code', pattern: '^U' },
      { field: 'occupation_code', pattern: '^U[A-Z0-9]{2}$', not: true },
    ],
    says: 'A code of the U matrix has three characters: U, level, area of work.',
    source: 'IPEM_ESR_2014',
  },
  {
    id: 'blood-sciences',
    gives: 'miscoded',
    when: [
      { field: 'occupation_code', pattern: '^UAA$' },
      { field: 'area_of_work', pattern: mpceWork },
    ],
    says: 'UAA is Consultant Healthcare Scientist, Blood Sciences; the area of work is another.',
    source: 'OCC_V12',
  },
  {
    id: 'consultant-code-only',
    gives: 'miscoded',
    when: [
      { field: 'occupation_code', pattern: '^UA[A-Z0-9]$' },
      { field: 'job_role', pattern: '.' },
      { field: 'job_role', pattern: 'consultant', not: true },
    ],
    says: 'UA is the consultant level, and the job role is no consultant’s.',
    source: 'OCC_V12',
  },
  {
    id: 'consultant-role-only',
    gives: 'miscoded',
    when: [
      { field: 'job_role', pattern: 'consultant (healthcare|clinical) scientist' },
      { field: 'occupation_code', pattern: '^U[B-Z0-9]' },
    ],
    says: 'The job role is a consultant’s, and the second character of the code is not A.',
    source: 'OCC_V12',
  },
  {
    id: 'scientist-outside-u',
    gives: 'miscoded',
    when: [
      { field: 'area_of_work', pattern: mpceWork },
      { field: 'job_role', pattern: 'scientist|technologist|physicist|healthcare science|clinical engineer' },
      { field: 'occupation_code', pattern: '.' },
      { field: 'occupation_code', pattern: '^[UT]', not: true },
    ],
    says: 'A healthcare science role in medical physics or clinical engineering, coded outside the healthcare science matrix.',
    source: 'OCC_V12',
  },
  {
    id: 'group-outside-u',
    gives: 'miscoded',
    when: [
      { field: 'staff_group', pattern: 'healthcare scien' },
      { field: 'occupation_code', pattern: '.' },
      { field: 'occupation_code', pattern: '^[UT]', not: true },
    ],
    says: 'The staff group is Healthcare Scientists and the code is of another matrix; nothing in the record system holds them together.',
    source: 'NHSD_ESRGUIDE',
  },
  {
    id: 'soc-code',
    gives: 'miscoded',
    when: [{ field: 'occupation_code', pattern: '^(2259|2129|2217)$' }],
    says: 'This is a code of the Standard Occupational Classification, not of the NHS Occupation Code Manual.',
    source: 'IPEM_SOC_2020',
  },
  {
    id: 'smartcard-code',
    gives: 'miscoded',
    when: [{ field: 'occupation_code', pattern: '^R14[0-3]0$' }],
    says: 'This is a smartcard role, not an occupation code.',
    source: 'RBAC',
  },
  {
    id: 'no-code',
    gives: 'miscoded',
    when: [{ field: 'occupation_code', pattern: '^$' }],
    says: 'There is no occupation code.',
    source: null,
  },
]
