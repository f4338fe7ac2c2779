import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import type { Panel } from '#core/panel/panel.ts'
import type { BriefInput } from '#exports/brief/brief-pictures.ts'
import type { FormatId } from '#exports/picture/make-picture.ts'
import type { PictureInput } from '#exports/picture/picture.tsx'
import { readBuiltGeo } from '../../data/build.ts'
import type { BriefForm, MadeFigure, SentBrief, SentPanel } from './figure-page.ts'

/** Makes the files of a figure as the app does, in a browser, without the app around. */

type Maker = typeof import('./figure-page.ts')

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' }

const html = `<!doctype html><link rel="icon" href="data:,"><script type="module">import * as maker from './page.js'
globalThis.maker = maker</script>`

async function builtPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: new URL('../..', import.meta.url).pathname,
    base: './',
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      minify: false,
      target: 'es2022',
      chunkSizeWarningLimit: 9000,
      rolldownOptions: {
        input: new URL('figure-page.ts', import.meta.url).pathname,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'page.js' },
      },
    },
  })
}

function serve(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname)
    if (path === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(html)
      return
    }
    response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' })
    response.end(readFileSync(join(folder, path)))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

/** A panel as it goes to the page: what is a function there is called here. */
function sentPanel({ titled, indicators: _none, ...rest }: Panel): SentPanel {
  return { panel: { ...rest }, titled: titled() }
}

function sent({ panel, shapes: _, made, ...input }: PictureInput) {
  return { input: { ...input, made: made.toISOString() }, ...sentPanel(panel) }
}

function sentBrief({ brief, shapes: _, made, ...input }: BriefInput): SentBrief {
  const panels = brief.panels.map(sentPanel)
  return { input: { ...input, made: made.toISOString() }, brief: { ...brief, map: sentPanel(brief.map), panels } }
}

type Figure = Omit<MadeFigure, 'files'> & { readonly files: ReadonlyMap<FormatId, Buffer> }

export class FigureMaker {
  readonly #folder = mkdtempSync(join(tmpdir(), 'figure-files-'))
  #server: Server | null = null
  #page: Page | null = null

  async start(page: Page): Promise<void> {
    await builtPage(this.#folder)
    this.#server = await serve(this.#folder)
    this.#page = page
    await page.goto(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => 'maker' in globalThis)
    await page.evaluate((topology) => {
      const { maker } = globalThis as unknown as { maker: Maker }
      maker.useTopology(JSON.parse(topology))
    }, readBuiltGeo().topology)
  }

  async make(input: PictureInput, formats: readonly FormatId[]): Promise<Figure> {
    if (!this.#page) throw new Error('the maker has not been started')
    const made = await this.#page.evaluate(
      ([figure, wanted]) => {
        const { maker } = globalThis as unknown as { maker: Maker }
        return maker.makeFigure(JSON.parse(figure), wanted)
      },
      [JSON.stringify(sent(input)), formats] as const,
    )
    return { ...made, files: new Map(formats.map((id) => [id, Buffer.from(made.files[id] ?? '', 'base64')])) }
  }

  /** A brief as a file. */
  async makeBrief(input: BriefInput, form: BriefForm): Promise<Buffer> {
    if (!this.#page) throw new Error('the maker has not been started')
    const made = await this.#page.evaluate(
      ([brief, wanted]) => {
        const { maker } = globalThis as unknown as { maker: Maker }
        return maker.makeBrief(JSON.parse(brief), wanted)
      },
      [JSON.stringify(sentBrief(input)), form] as const,
    )
    return Buffer.from(made, 'base64')
  }

  stop(): void {
    this.#server?.close()
    rmSync(this.#folder, { recursive: true })
  }
}
