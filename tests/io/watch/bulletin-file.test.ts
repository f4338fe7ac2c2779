import * as v from 'valibot'
import { expect, test } from 'vitest'
import { secretKeyText } from '#core/unit-desk/secret-key.ts'
import { bulletinSchema, noBulletin, replyLength, slotParts } from '#core/watch/bulletin.ts'
import { pairOf } from '#io/age-file.ts'
import { replyIn, writeBulletin } from '#io/watch/bulletin-file.ts'
import { makeReceipt, pairOfWords } from '#io/watch/receipt.ts'
import { receiptWordList } from '#io/watch/receipt-words.ts'
import { watchApi } from '#io/watch/watch-api.ts'
import { outsider, second } from './watch-files.ts'

const receipts = await Promise.all([makeReceipt(), makeReceipt()])
const [one, other] = receipts
const replies = [
  { recipient: one.recipient, text: 'Which of the two sites is it? Write again by the form.' },
  { recipient: other.recipient, text: 'Counted. Thank you. – ä € 漢' },
]
const bulletin = await writeBulletin(replies)
const answer = (words: string, from = bulletin) => watchApi.findAnswer(() => {}, words, from)

test('receipt words are eight of 2,048, told apart by four letters, and hold 80 bits and a checksum', () => {
  expect(receiptWordList).toHaveLength(2048)
  expect(new Set(receiptWordList.map((word) => word.slice(0, 4))).size).toBe(2048)
  expect([one.words.length, new Set([...one.words, ...other.words]).size > 8]).toEqual([8, true])
})

test('the same words give the same key, however they are typed; a slip is told', async () => {
  const words = (await makeReceipt((bytes) => bytes.fill(7))).words
  const typed = words.map((word, at) => `${at + 1}. ${word.slice(0, 4).toUpperCase()}`).join(',\n')
  const pair = await pairOfWords(typed)
  expect(pair).toEqual(await pairOfWords(words.join(' ')))
  expect(pair).toHaveProperty('identity')
  expect(await pairOfWords(words.slice(1).join(' '))).toEqual({ wrong: 'count', word: '7' })
  expect(await pairOfWords([...words.slice(1), 'zzzz'].join(' '))).toEqual({ wrong: 'word', word: 'zzzz' })
  const swapped = [words[1], words[0], ...words.slice(2)]
  const told = await pairOfWords((words[0] === words[1] ? ['zoo', ...words.slice(1)] : swapped).join(' '))
  expect(told).toEqual({ wrong: 'checksum', word: '' })
})

test('a secret key of 32 bytes has the text of the age format', async () => {
  const zeros = secretKeyText(new Uint8Array(32).fill(1))
  expect(zeros).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/)
  expect((await pairOf(zeros)).recipient).toMatch(/^age1/)
  expect(() => secretKeyText(new Uint8Array(31))).toThrow(RangeError)
})

test('whoever types the words finds the reply, and nobody else', async () => {
  expect(await answer(one.words.join(' '))).toEqual({ kind: 'reply', text: replies[0]?.text })
  expect(await answer(other.words.join(' '))).toEqual({ kind: 'reply', text: replies[1]?.text })
  expect(await answer((await makeReceipt()).words.join(' '))).toEqual({ kind: 'none' })
  expect(await answer(one.words.join(' '), noBulletin)).toEqual({ kind: 'none' })
  expect(await replyIn(bulletin, second)).toBeNull()
  expect(await answer('not the words')).toEqual({ kind: 'words', wrong: 'count', word: '3' })
})

test('a slot that was changed is told, and not read as no reply', async () => {
  const slots = bulletin.slots.map((slot) => `${slot.slice(0, -3)}${slot.endsWith('AAA') ? 'BBB' : 'AAA'}`)
  expect(await answer(one.words.join(' '), { ...bulletin, slots })).toEqual({ kind: 'altered' })
})

test('every bulletin has as many slots as every other, equal and in no order of writing', async () => {
  const empty = await writeBulletin([])
  for (const made of [bulletin, empty]) {
    expect(v.parse(bulletinSchema, JSON.parse(JSON.stringify(made)))).toEqual(made)
    expect(new Set(made.slots.map(({ length }) => length)).size).toBe(1)
    expect(made.slots).toHaveLength(256)
    expect([...made.slots].sort()).toEqual(made.slots)
  }
  expect(JSON.stringify(bulletin).length).toBe(JSON.stringify(empty).length)
  // The same reply has another tag in the next bulletin, so that two bulletins do not tell whose slot stays.
  const next = await writeBulletin(replies)
  const tags = (of: typeof bulletin) => of.slots.map((slot) => slotParts(slot).tag)
  expect(tags(next).filter((tag) => tags(bulletin).includes(tag))).toEqual([])
  expect(JSON.stringify(next)).not.toContain(outsider.recipient)
})

test('the bytes of a reply are counted as they are sealed', () => {
  for (const text of ['', 'Which site?', '"\n', '€漢𝒳', '\u0001', '\ud800'])
    expect(replyLength(text)).toBe(new TextEncoder().encode(JSON.stringify({ text })).length)
})
