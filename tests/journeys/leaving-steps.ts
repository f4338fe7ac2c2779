import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { openPack } from '#io/pack.ts'
import { figuresOn, isThere } from './harness.ts'
import { importScreen, opened } from './import-screen.ts'
import { pdfOf } from './pdf.ts'

const key = readFileSync(join(import.meta.dirname, '../io/packs/key.txt'), 'utf8')
export const secretKey = /AGE-SECRET-KEY-\S+/.exec(key)?.[0] ?? ''
export const publicKey = /age1\S+/.exec(key)?.[0] ?? ''

/** A file as text, with what is packed in it: archives and documents of archives, pages of PDF, the text chunks of pictures. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const begins = strFromU8(bytes.slice(0, 5), true)
  const plain = [strFromU8(bytes, true), strFromU8(bytes)]
  if (begins.startsWith('PK')) plain.push(...(await Promise.all(Object.values(unzipSync(bytes)).map(textOf))))
  if (begins === '%PDF-') plain.push(...(await pdfOf(bytes)).pages)
  return plain.join('\n')
}

/** What the page shows, prints, links to and keeps in the storage of small things, and what IndexedDB has of it besides the returns. */
export async function textOfPage(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const printed = await page.content()
  await page.emulateMedia({ media: 'screen' })
  const kept = await page.evaluate(async () => {
    const stored: unknown[] = [{ ...localStorage }, { ...sessionStorage }, history.state, document.title]
    for (const { name = '', version } of await indexedDB.databases()) {
      const own = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name, version)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of own.objectStoreNames) {
        const held = own.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all(
          [held.getAllKeys(), held.getAll()].map(
            (asked) =>
              new Promise<unknown[]>((resolve) => asked.addEventListener('success', () => resolve(asked.result))),
          ),
        )
        // The returns are the reader's own and stay here: the file that ends so has them and nothing else has.
        values?.forEach((value, at) => {
          if (!String(keys?.[at]).endsWith('/source')) stored.push(keys?.[at], value)
        })
      }
      own.close()
    }
    return JSON.stringify(stored)
  })
  return [page.url(), printed, await page.content(), kept].join('\n')
}

const agreed = 'Let it leave all the same'

/** Says yes to the question before something leaves, where it is put, until what was wanted is there. */
async function agreeing<T>(page: Page, coming: Promise<T>): Promise<T> {
  const asked = page.getByRole('button', { name: agreed })
  const handle = async () => {
    await asked.click()
    return coming
  }
  const never = new Promise<never>(() => {})
  return Promise.race([coming, asked.waitFor().then(handle, () => never)])
}

/** What is saved by a press of a button. */
export async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const coming = page.waitForEvent('download')
  // Where the press fails that fault is the one to tell.
  coming.catch(() => {})
  await press()
  return readFileSync(await (await agreeing(page, coming)).path())
}

const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first()

/** The dialog, where one is open. */
async function front(page: Page): Promise<Page | Locator> {
  const dialog = page.getByRole('dialog')
  return (await dialog.count()) > 0 ? dialog : page
}

export async function savedBy(page: Page, name: string | RegExp): Promise<string> {
  const within = await front(page)
  return textOf(await saved(page, () => button(within, name).click()))
}

/** What the clipboard has after a press of a button, in all forms. */
async function copiedBy(page: Page, name: string | RegExp, said: RegExp): Promise<string> {
  await page.bringToFront()
  await button(await front(page), name).click()
  await agreeing(page, page.getByText(said).first().waitFor())
  const forms = await page.evaluate(async () => {
    const items = await navigator.clipboard.read()
    const blobs = await Promise.all(items.flatMap((item) => item.types.map((type) => item.getType(type))))
    return Promise.all(blobs.map(async (blob) => [...new Uint8Array(await blob.arrayBuffer())]))
  })
  return (await Promise.all(forms.map((form) => textOf(Uint8Array.from(form))))).join('\n')
}

type Random = () => number
const pick = <T>(random: Random, list: readonly [T, ...(readonly T[])]): T =>
  list[Math.floor(random() * list.length)] ?? list[0]

const site = (page: Page) =>
  page
    .url()
    .split('?')[0]
    ?.replace(/embed\.html$/, '') ?? ''
const measures = ['mpce-wte', 'mpce-headcount', 'mpce-share-over-55', 'mpce-establishment', 'mpce-vacant-wte'] as const
const places = ['', '&a=W92000004', '&p=table', '&g=nation', '&g=uk'] as const

async function showMeasure(page: Page, random: Random): Promise<void> {
  await page.goto(`${site(page)}?v=1&m=${pick(random, measures)}${pick(random, places)}`)
  await figuresOn(page)
}

export async function inDialog(page: Page, tab: string, act: () => Promise<string>): Promise<string> {
  await button(page, 'Export').click()
  await page.getByRole('dialog').getByRole('radio', { name: tab, exact: true }).check()
  const left = await act()
  await page.keyboard.press('Escape')
  return left
}

export async function toShelf(page: Page): Promise<void> {
  await page.goto(`${site(page)}${importScreen}`)
  await opened(page)
}

/** What can be taken from the export dialog: tab by tab, what is saved and what is copied. */
export const takings: readonly (readonly [tab: string, take: (page: Page, random: Random) => Promise<string>])[] = [
  ['Picture', (page) => savedBy(page, 'Save SVG')],
  ['Picture', (page) => savedBy(page, 'Save PNG')],
  ['Picture', (page) => savedBy(page, 'Save PDF')],
  ['Picture', (page) => savedBy(page, 'Save PPTX')],
  ['Picture', (page) => copiedBy(page, 'Copy table', /Table copied/)],
  ['Picture', (page) => copiedBy(page, 'Copy picture', /Picture copied/)],
  ['Link and embed', (page) => copiedBy(page, 'Copy link', /Link copied/)],
  ['Link and embed', (page) => copiedBy(page, 'Copy embed code', /Embed code copied/)],
  ['Cite', (page) => copiedBy(page, 'Copy Text', /Text copied/)],
  ['Cite', (page) => savedBy(page, 'Save BibTeX')],
  ['Brief', (page) => savedBy(page, 'Save DOCX')],
  ['Brief', (page) => savedBy(page, 'Save PDF')],
  [
    'Data',
    async (page) => {
      await button(await front(page), 'Prepare the pack').click()
      return savedBy(page, /^Save ZIP/)
    },
  ],
]

/** What a walk may do next. Each gives what has left by it. */
export const steps: Readonly<Record<string, (page: Page, random: Random) => Promise<string>>> = {
  look: async (page, random) => {
    const screen = pick(random, ['explore', 'compare', 'area', 'coverage', 'data'] as const)
    await page.goto(`${site(page)}?v=1&s=${screen}&m=${pick(random, measures)}${pick(random, places)}`)
    // Of one area alone, and of the UK, there is nothing to compare: the page says so in place of a drawing.
    const nothing = page
      .locator('.figure-box > .lacks')
      .or(page.getByText(/^Not drawn for this measure/))
      .first()
    await Promise.any([isThere[screen](page), nothing.waitFor()])
    return ''
  },
  story: async (page, random) => {
    await showMeasure(page, random)
    await button(page, 'Export').click()
    await page.getByRole('dialog').getByRole('radio', { name: 'Story', exact: true }).check()
    await page.getByRole('dialog').getByRole('combobox', { name: 'Story', exact: true }).selectOption('new')
    await button(await front(page), 'Add as a scene').click()
    await page.locator('.edit-save summary').click()
    const story = await savedBy(page, 'Save as a file, with notes')
    const link = await copiedBy(page, 'Copy as a link, without notes', /Link copied/)
    // The same story to be read, where its slides are.
    await page.goto(page.url().replace(/(st=[\w-]+)[^&]*/, '$1'))
    return [story, link, await savedBy(page, 'Slides (PPTX)')].join('\n')
  },
  reload: async (page) => {
    await page.reload()
    return ''
  },
  embed: async (page, random) => {
    await page.goto(`${site(page)}embed.html?v=1&m=${pick(random, measures)}${pick(random, places)}&table=1`)
    await page.locator('.embed-picture, table').first().waitFor()
    return ''
  },
  take: async (page, random) => {
    await showMeasure(page, random)
    const [tab, take] = pick(random, takings as [(typeof takings)[0]])
    return inDialog(page, tab, () => take(page, random))
  },
  takeTwice: async (page, random) => {
    await showMeasure(page, random)
    const [tab, take] = pick(random, takings as [(typeof takings)[0]])
    const same = takings.filter(([other]) => other === tab)
    return inDialog(page, tab, async () => {
      const left = [await take(page, random)]
      for (const [, other] of same) if (other !== take) left.push(await other(page, random))
      return left.join('\n')
    })
  },
  table: async (page, random) => {
    await page.goto(`${site(page)}?v=1&s=compare&m=${pick(random, measures)}`)
    await isThere.compare(page)
    return savedBy(page, /download CSV$/)
  },
  copyForOthers: async (page) => {
    await toShelf(page)
    return savedBy(page, 'Save a copy for others')
  },
  membersPack: async (page) => {
    await toShelf(page)
    await page.getByRole('radio', { name: 'Public keys' }).check()
    await page.getByLabel('Public keys of those who may read it').fill(publicKey)
    const sealed = await saved(page, () => button(page, 'Save the pack').click())
    return JSON.stringify(await openPack(sealed, { identity: secretKey }))
  },
  olderVersion: async (page) => {
    await toShelf(page)
    const older = button(page, /^Restore version/)
    if ((await older.count()) === 0) return ''
    const name = (await older.getAttribute('aria-label')) ?? ''
    await older.click()
    const anyway = button(page, 'Restore all the same')
    const counts = button(page, name)
    await anyway.or(page.locator('main')).first().waitFor()
    if (await anyway.isVisible()) await anyway.click()
    await counts.waitFor({ state: 'detached' })
    return ''
  },
}
