import { readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { isScreen, windowTitle } from '#core/view/screens.ts'
import { policyFor } from '../../config/csp.ts'
import { watchReferences } from '../setup/watch-references.ts'

const dist = new URL('../../dist', import.meta.url).pathname
/** The site is in a folder of its host, as it may be in use. */
const folder = '/some/where/'

/** Name of a host over plain http. */
export const intranet = 'atlas.intranet'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.topojson': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Compressed files, cached for the run. */
const packed = new Map<string, Buffer>()

function pack(file: string): Buffer {
  const made = packed.get(file) ?? gzipSync(readFileSync(file))
  packed.set(file, made)
  return made
}

/** A minimal static host: files, their types, gzip, the content policy, and 404 for the rest. */
function serve({
  changed,
  isDown,
}: {
  changed: ReadonlyMap<string, string | null>
  isDown: () => boolean
}): Promise<Server> {
  const server = createServer((request, response) => {
    if (isDown()) {
      request.socket.destroy()
      return
    }
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const inner = path.startsWith(folder) ? normalize(path.slice(folder.length) || 'index.html') : '..'
    const file = join(dist, inner)
    const found = !inner.startsWith('..') && (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false)
    const other = changed.get(inner)
    if ((!found && other === undefined) || other === null) {
      response.writeHead(404).end()
      return
    }
    const headers = {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': policyFor(path),
      'Content-Encoding': 'gzip',
      // The names of built files tell their content.
      'Cache-Control': inner.startsWith('assets/') && changed.size === 0 ? 'max-age=600' : 'no-cache',
    }
    response.writeHead(200, headers).end(other === undefined ? pack(file) : gzipSync(other))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

/** WebGL in software warns that reading pixels is slow, and the browser that it keeps no site for the tests; neither says anything about the page. */
const harmless = /GL Driver Message|GPU stall due to ReadPixels|software WebGL|Service Worker registration blocked/i

export type AppOptions = {
  /** Query of the link, with "?". */
  readonly query?: string
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly theme?: 'light' | 'dark'
  /** As the stand has it, unless told. */
  readonly webgl?: boolean
  /** Page of the site; the atlas unless told. */
  readonly file?: string
  /** Name of the host; 127.0.0.1 unless told. */
  readonly host?: string
  /** Whether the browser may keep the site; not unless told, so that no test is given a version before. */
  readonly isKept?: boolean
  /** Whether it must be a profile that no test before has used; as the stand has it, unless told. */
  readonly isFresh?: boolean
}

/** A page that a test has finished with. */
type UsedPage = { readonly page: Page; readonly context: BrowserContext; readonly webgl: boolean }

export type OpenApp = {
  readonly page: Page
  readonly context: BrowserContext
  readonly origin: string
  readonly address: string
  /** Requested paths. */
  readonly requests: readonly string[]
  /** Asserts that the console is empty and that no other origin was contacted. */
  readonly expectClean: () => void
  /** Asserts that axe finds nothing, with every rule on except those named. */
  readonly expectAccessible: (without?: readonly string[]) => Promise<void>
  /** As the function of this name does it. */
  readonly expectAccessibleInBothThemes: () => Promise<void>
}

/** Rules of axe about colour. */
const colourRules = ['color-contrast', 'link-in-text-block']

const axeOn = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] })

/** Only what is wrong is worked out in full, and in the page itself: all that is right, with a selector for each, takes twice the time. */
async function expectNoViolations(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

/** Runs axe in the light theme and, for the rules about colour, in the dark one: only colours differ. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await expectNoViolations(axeOn(page))
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' })
  await expectNoViolations(axeOn(page).withRules(colourRules))
}

/** Runs at the end of the current test; does nothing outside a test, such as in setup for several. */
function afterThisTest(act: () => Promise<void>): void {
  try {
    onTestFinished(act)
  } catch {
    // Outside a test the page stays open for the tests that follow.
  }
}

/** Browsers that the files of one worker have asked for, with WebGL in software and without any; they close with the worker. */
const browsers = new Map<boolean, Promise<Browser>>()

/** A graphics card in software would draw every page, also those that have no WebGL, in more time than no card. */
function browserWith(webgl: boolean): Promise<Browser> {
  const known = browsers.get(webgl)
  if (known) return known
  // A name as on an intranet: no https, not localhost, so features for secure pages are missing.
  const names = `--host-resolver-rules=MAP ${intranet} 127.0.0.1`
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update']
  const launched = chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: [names, '--no-sandbox', ...quiet, '--disable-sync', ...(webgl ? [] : ['--disable-gpu'])],
  })
  browsers.set(webgl, launched)
  const forget = () => browsers.delete(webgl)
  launched.then((browser) => browser.on('disconnected', forget), forget)
  return launched
}

/**
 * One host for the tests of a file, and a browser that it shares with other files. WebGL in software takes the larger part of a core: a file whose journeys draw the same either
 * way goes without it, and the drawing itself is tested in both (pictures, explore, my-area). A test gets the page of the test before, emptied of
 * all that it kept: a new profile takes twice the time. Where it is about what a browser keeps, it asks for a fresh one.
 */
export class Stand {
  readonly #webgl: boolean
  readonly #isFresh: boolean
  /** Files of which the host has another version, by path; null for those that it has no longer. */
  readonly changed = new Map<string, string | null>()
  /** Whether the host answers nobody. */
  isDown = false
  #server: Server | null = null
  readonly #contexts = new Set<BrowserContext>()
  #used: UsedPage[] = []

  constructor({ webgl = true, isFresh = false }: { readonly webgl?: boolean; readonly isFresh?: boolean } = {}) {
    this.#webgl = webgl
    this.#isFresh = isFresh
  }

  async start(): Promise<void> {
    this.#server = await serve({ changed: this.changed, isDown: () => this.isDown })
    await browserWith(this.#webgl)
  }

  async stop(): Promise<void> {
    for (const context of this.#contexts) await context.close()
    this.#server?.close()
  }

  /** A page in a profile of its own. */
  async #newPage({
    viewport,
    theme,
    webgl,
    isKept,
  }: Required<Omit<AppOptions, 'query' | 'file' | 'host' | 'isFresh'>>) {
    const context = await (await browserWith(webgl)).newContext({
      viewport,
      colorScheme: theme,
      acceptDownloads: true,
      serviceWorkers: isKept ? 'allow' : 'block',
    })
    this.#contexts.add(context)
    if (!webgl)
      await context.addInitScript(() => {
        const original = HTMLCanvasElement.prototype.getContext
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
          return kind.startsWith('webgl')
            ? null
            : (original as (...all: unknown[]) => unknown).call(this, kind, ...rest)
        } as typeof original
      })
    await context.addInitScript(`(${watchReferences})()`)
    return { page: await context.newPage(), context, webgl }
  }

  /** The page of a test before, as a new one would be; none where there is none. */
  async #again(
    origin: string,
    { viewport, theme, webgl }: Required<Pick<AppOptions, 'viewport' | 'theme' | 'webgl'>>,
  ): Promise<UsedPage | null> {
    const at = this.#used.findIndex((one) => one.webgl === webgl)
    const [used] = at < 0 ? [] : this.#used.splice(at, 1)
    if (!used) return null
    const { page, context } = used
    // A picture of the site has its storage, and no script that would keep anything more.
    await page.goto(`${origin}${folder}icon.svg`)
    const session = await context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
    await session.detach()
    await page.evaluate(() => sessionStorage.clear())
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: theme, media: null, forcedColors: null, reducedMotion: null })
    return used
  }

  /** Keeps the page of a finished test for the next, or closes it: a forgotten page still draws, and takes time from the next one. */
  async #finish({ page, context, webgl }: UsedPage, isUsable: boolean): Promise<void> {
    if (!isUsable || page.isClosed()) {
      this.#contexts.delete(context)
      await context.close()
      return
    }
    for (const other of context.pages()) if (other !== page) await other.close()
    page.removeAllListeners()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    await context.clearPermissions()
    await page.goto('about:blank')
    this.#used.push({ page, context, webgl })
  }

  /** Opens the built app with nothing kept, and watches console and network. */
  async open({
    query = '',
    viewport = { width: 1440, height: 900 },
    theme = 'light',
    webgl = this.#webgl,
    file = '',
    host = '127.0.0.1',
    isKept = false,
    isFresh = this.#isFresh,
  }: AppOptions = {}): Promise<OpenApp> {
    if (!this.#server) throw new Error('the stand has not been started')
    const origin = `http://${host}:${(this.#server.address() as AddressInfo).port}`
    const isCommon = !isFresh && !isKept && host === '127.0.0.1'
    const look = { viewport, theme, webgl }
    const used = (isCommon && (await this.#again(origin, look))) || (await this.#newPage({ ...look, isKept }))
    const { page, context } = used
    afterThisTest(() => this.#finish(used, isCommon))
    const said: string[] = []
    const requests: string[] = []
    page.on('console', (message) => {
      // Of a file that is missing the browser tells the address apart from its words.
      if (!harmless.test(message.text()))
        said.push(`${message.type()}: ${message.text()} ${message.location().url}`.trim())
    })
    page.on('pageerror', (fault) => said.push(`fault: ${fault.message}`))
    page.on('request', (request) => requests.push(request.url()))
    const address = `${origin}${folder}`
    await page.goto(`${address}${file}${query}`)
    return {
      page,
      context,
      origin,
      address,
      requests,
      expectClean: () => {
        expect(said).toEqual([])
        const own = (url: string) => url.startsWith(origin) || /^(data|blob):/.test(url)
        expect(requests.filter((url) => !own(url))).toEqual([])
      },
      expectAccessible: (without = []) => expectNoViolations(axeOn(page).disableRules([...without])),
      expectAccessibleInBothThemes: () => expectAccessibleInBothThemes(page),
    }
  }
}

/**
 * Goes to another view of the atlas as the back button does: in a third of the time of a page that is loaded anew. Nothing of another screen is on the page
 * after.
 */
export async function visit(page: Page, query: string): Promise<void> {
  await page.evaluate((search) => {
    history.pushState(null, '', search)
    dispatchEvent(new PopStateEvent('popstate'))
  }, query)
  const screen = new URLSearchParams(query).get('s') ?? 'explore'
  if (isScreen(screen)) await expect.poll(() => page.title()).toBe(windowTitle(screen))
}

/** Waits until the parts beside the map have followed it. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main[aria-busy="false"]').waitFor()
  await page.locator('.area-listbox[aria-busy="false"]').waitFor({ state: 'attached' })
}

/** Waits until the first figures are on the page. */
export async function figuresOn(page: Page): Promise<void> {
  await page.locator('#finding').waitFor()
  await page.locator('[data-layer="areas"] path[data-area]').first().waitFor({ state: 'attached' })
  await settled(page)
}

/** Selectors that show that a screen is ready. */
export const isThere = {
  explore: (page: Page) => page.getByRole('button', { name: 'Export', exact: true }).first().waitFor(),
  compare: (page: Page) => page.locator('.figure-box > svg').first().waitFor(),
  area: (page: Page) => page.locator('.grid-table, .area-list').first().waitFor(),
  coverage: (page: Page) => page.locator('.figure-box > svg').first().waitFor(),
  scenario: (page: Page) => page.locator('.scenario-screen .figure-box > svg').waitFor(),
  data: (page: Page) => page.getByRole('heading', { level: 1 }).waitFor(),
  import: (page: Page) => page.getByRole('heading', { level: 1, name: 'Your data' }).waitFor(),
} satisfies Readonly<Record<string, (page: Page) => Promise<unknown>>>
