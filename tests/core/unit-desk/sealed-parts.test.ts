import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinctNames, isStep, mostSealed, plainName, sealedName, stepFor } from '#core/unit-desk/sealed-parts.ts'
import { keyWords, sealedWords } from '#core/unit-desk/sealed-words.ts'

test('sizes come in five steps, of which any two files within one are alike', () => {
  expect([0, 1, 65_536, 65_537, 1_000_000, 16_777_216].map(stepFor)).toEqual([
    65_536, 65_536, 65_536, 262_144, 1_048_576, 16_777_216,
  ])
  expect(stepFor(16_777_217)).toBeNull()
  expect(stepFor(mostSealed + 1000)).toBe(16_777_216)
  fc.assert(fc.property(fc.integer({ min: 0, max: 16_777_216 }), (length) => isStep(stepFor(length) ?? 0)))
})

test.each([
  ['return.xlsx', 'return.xlsx'],
  ['C:\\Users\\Jo\\Return 2026.xlsx', 'Return 2026.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['re\u202ecod.exe', 'recod.exe'],
  ['a\u0000\u200b\nb.csv', 'ab.csv'],
  ['..', 'file'],
  ['', 'file'],
  [`${'x'.repeat(300)}.xlsx`, `${'x'.repeat(80)}.xlsx`],
])('the name %j is shown as %j', (name, plain) => expect(plainName(name)).toBe(plain))

test('whatever a name holds, it is one part of a path without signs that nobody sees', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const plain = plainName(name)
      expect(plain).toMatch(/^[^/\\\p{Cc}\p{Cf}]{1,90}$/u)
      expect(plain).not.toMatch(/^\./)
    }),
  )
})

test('files of one name are told apart', () => {
  expect(distinctNames(['return.xlsx', 'Return.xlsx', 'return.xlsx', 'return (2).xlsx', 'list'])).toEqual([
    'return.xlsx',
    'Return (2).xlsx',
    'return (3).xlsx',
    'return (2) (2).xlsx',
    'list',
  ])
})

test('a sealed file has a name that says nothing', () => {
  expect(sealedName('0a1b2c3d')).toBe('sealed-0a1b2c3d.age')
})

test('every reason why a file or a key does not open has words of its own', () => {
  const words = [...Object.values(sealedWords), ...Object.values(keyWords)]
  expect(new Set(words).size).toBe(words.length)
})
