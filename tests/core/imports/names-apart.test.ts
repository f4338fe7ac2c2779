import { describe, expect, test } from 'vitest'
import { openAndCheck } from './open-and-check.ts'
import { figuresIn } from './published-shape.ts'

const opened = (text: string, answers: Record<string, string> = {}) =>
  openAndCheck('trusts.csv', new TextEncoder().encode(text), answers)

const merged = `Org Code,Org Name,Year,WTE
RM3,Northern Care Alliance NHS Foundation Trust,2024,61
RA7,UNIVERSITY HOSPITALS BRISTOL AND WESTON NHS FOUNDATION TRUST,2024,62
RJ1,GUY'S AND ST THOMAS' NHS FOUNDATION TRUST,2024,63
R0A,The Manchester University NHS FT,2024,64
`
const id = 'code-name:trusts.csv'

describe('a code beside a name that its area has not', () => {
  test('is asked about, once for the file, where organisations merged', () => {
    const { questions } = opened(merged)
    expect(questions).toHaveLength(1)
    expect(questions[0]).toMatch(/^2 areas of trusts\.csv have another name in the atlas/)
    expect(questions[0]).toMatch(
      /RM3 “Northern Care Alliance NHS Foundation Trust”, held as Salford Royal NHS Foundation Trust/,
    )
    expect(questions[0]).toMatch(/RA7.*Are these the areas meant\?$/)
    expect(questions[0]).not.toMatch(/RJ1|R0A/)
  })

  test('is taken by its code, or left out with its row, as the reader says', () => {
    const taken = opened(merged, { [id]: 'take' })
    expect(figuresIn(taken)?.length).toBe(4)
    expect(taken.findings.map(({ code }) => code)).toContain('code-name-taken')
    const left = opened(merged, { [id]: '-' })
    expect(figuresIn(left)?.toSorted()).toEqual(['R0A 2024 64', 'RJ1 2024 63'])
    expect(left.checked?.tally?.notRead).toBe(2)
  })

  test('a trust by its name alone is asked about too', () => {
    const text = 'Trust,Year,WTE\nNorthern Care Alliance NHS Foundation Trust,2024,61\nBarts Health NHS Trust,2024,62\n'
    expect(opened(text).questions.join()).toMatch(/RM3 “Northern Care Alliance/)
  })

  test('a name that nobody knows beside the code of an area is asked about among names that are known', () => {
    const text =
      'Area code,Area name,Year,WTE\nE06000052,Mendip and Sedgemoor,2022,61\nE06000022,Bath and North East Somerset,2022,62\nE06000026,Plymouth,2022,63\n'
    expect(opened(text).questions.join()).toMatch(/E06000052 “Mendip and Sedgemoor”, held as Cornwall/)
  })

  test('spellings of one name are no other name', () => {
    const text = `Code,Name,Year,WTE
RJ1,Guys & St. Thomas NHS FT,2024,61
RBN,Saint Helens and Knowsley Hospitals,2024,62
RA7,Bristol University Hospitals NHS Foundation Trust,2024,63
RH8,"Royal Devon & Exeter, NHS Foundation Trust",2024,64
R0A,Manchester Univ. Foundation Trust,2024,65
RHU,PORTSMOUTH HOSPITALS UNIVERSITY NATIONAL HEALTH SERVICE TRUST,2024,66
`
    expect(opened(text).questions).toEqual([])
    const regions =
      'Code,Name,Year,WTE\nE12000001,North East region (statistical),2022,61\nE12000003,Yorks & the Humber,2022,62\nW92000004,Cymru,2022,63\n'
    expect(opened(regions).questions).toEqual([])
  })
})
