// Finds a Chrome or Chromium for the tests, or installs one, or says what to install.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { root } from './install.mjs'

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a browser that is there, or null. */
export function findChromium() {
  return [...places, chromium.executablePath()].find((path) => path && existsSync(path)) ?? null
}

const attempt = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 }).status === 0

const isDebian = () => existsSync('/etc/os-release') && /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'))

/** A browser for the tests: one that is there, Debian's as root on Debian, Playwright's where it can be reached. */
export function needChromium() {
  const found = findChromium()
  if (found) return found
  console.log('Installing Chromium for the tests')
  if (isDebian() && process.getuid?.() === 0) {
    attempt('apt-get', ['update'])
    attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  }
  if (!findChromium()) attempt(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
  const installed = findChromium()
  if (installed) return installed
  console.error(
    'The tests need Chrome or Chromium, and none could be installed. Install one (on Debian or Ubuntu: sudo apt-get install chromium) or set CHROME_PATH to it.',
  )
  process.exit(1)
}
