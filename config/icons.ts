import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'
import { needChromium } from './chromium.mjs'

/** npm run icons: draws the mark of the atlas, `public/icon.svg`, at the sizes that systems ask for when they install it. */

const publicFolder = new URL('../public/', import.meta.url)
const mark = readFileSync(new URL('icon.svg', publicFolder), 'utf8')

/** Systems cut a maskable icon to their own outline: its ground fills the square, and the mark lies in the middle that all of them keep. */
const maskable = mark
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('width="32" height="32" rx="6"', 'x="-4" y="-4" width="40" height="40"')

const icons = [192, 512].flatMap((size) => [
  { name: `icon-${size}.png`, svg: mark, size },
  { name: `maskable-${size}.png`, svg: maskable, size },
])

mkdirSync(new URL('icons/', publicFolder), { recursive: true })
/** Flat shapes without a filter take a quarter less than as a browser writes them. */
const packed = (png: Buffer, hasAlpha: boolean): Buffer =>
  PNG.sync.write(PNG.sync.read(png), {
    deflateLevel: 9,
    deflateStrategy: 0,
    filterType: 0,
    colorType: hasAlpha ? 6 : 2,
  })

const browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] })
for (const { name, svg, size } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block}</style>${svg.replace('<svg ', `<svg width="${size}" height="${size}" `)}`,
  )
  const png = await page.screenshot({ omitBackground: true })
  writeFileSync(new URL(`icons/${name}`, publicFolder), packed(png, name.startsWith('icon')))
  await page.close()
}
await browser.close()
