import { mercatorPoint } from '#figures/map/projection.ts'
import type { Subject } from '../reference/subject.ts'

/**
 * Runs in every page before its own scripts and measures it from within.
 *
 * A change counts as painted at the start of the animation frame after the one that drew it. After each frame a task checks whether the page shows
 * the awaited state; if so, the start of the next frame is the time. That frame cannot start before the previous one has been committed.
 */

/**
 * The atlas as a subject. It shows its SVG map whenever MapLibre is late, so the SVG map counts only while visible. MapLibre may catch up before the
 * task after the frame runs, so every change of the visible SVG map is recorded.
 */
function atlas(): Subject {
  const svg = () => document.querySelector<SVGSVGElement>('.stage-map')
  const area = (code: string) => svg()?.querySelector(`path[data-area="${code}"]`) ?? null
  let seen: string | null = null
  let watched: SVGSVGElement | null = null
  const note = () => {
    const map = svg()
    if (!map || !document.querySelector('#finding') || map.dataset.painted === 'false') return
    const paths = [...map.querySelectorAll('path[data-area]')]
    if (paths.length > 0) seen = paths.map((path) => path.getAttribute('fill')).join()
  }
  const observer = new MutationObserver(note)
  return {
    picture: () => {
      const map = svg()
      if (map && map !== watched) {
        note()
        observer.observe(map, { subtree: true, attributes: true, attributeFilter: ['fill', 'data-painted'] })
        watched = map
      }
      if (seen === null) note()
      return seen
    },
    isLit: (code) => {
      const outline = document.querySelector('.stage-overlay [data-layer="outlines"] path')?.getAttribute('d')
      return outline !== undefined && outline === area(code)?.getAttribute('d')
    },
    pointOf: (code) => {
      const place = window.benchPlaces?.[code]
      const matrix = svg()?.getScreenCTM()
      if (!place || !matrix || !area(code)) return null
      const { x, y } = new DOMPoint(...mercatorPoint(place)).matrixTransform(matrix)
      return [x, y]
    },
    isSettled: () =>
      document.querySelector('.stage-ground[data-painted="true"]') !== null || window.benchWithoutWebGl === true,
  }
}

/** The atlas with a map of very many areas, which it draws on a canvas. */
function atlasOfMany(): Subject {
  const canvas = () => document.querySelector<HTMLCanvasElement>('.stage-many[data-drawn="true"]')
  const pointOf = (code: string) => {
    const place = window.benchPlaces?.[code]
    const matrix = document.querySelector<SVGSVGElement>('.stage-overlay')?.getScreenCTM()
    if (!place || !matrix) return null
    const { x, y } = new DOMPoint(...mercatorPoint(place)).matrixTransform(matrix)
    return [x, y] as const
  }
  const colourAt = (code: string): string | null => {
    const [own, point] = [canvas(), pointOf(code)]
    if (!own || !point) return null
    const box = own.getBoundingClientRect()
    const [x, y] = [
      ((point[0] - box.left) * own.width) / box.width,
      ((point[1] - box.top) * own.height) / box.height,
    ].map(Math.floor) as [number, number]
    const bytes = own.getContext('2d')?.getImageData(x, y, 1, 1).data
    return bytes?.[3] ? bytes.join() : null
  }
  return {
    picture: () => {
      if (!document.querySelector('#finding')) return null
      const seen = Object.keys(window.benchPlaces ?? {}).map(colourAt)
      return seen.length === 0 || seen.includes(null) ? null : seen.join(' ')
    },
    isLit: (code) => document.querySelector(`.stage-overlay [data-outline="${code}"]`) !== null,
    pointOf,
    isSettled: () => true,
  }
}

const [own, ownOfMany] = [atlas(), atlasOfMany()]
const subject = (): Subject => window.reference ?? (window.benchMany ? ownOfMany : own)

/** Calls back after each frame until the callback ends it; returns the start of the next frame. */
function paintedWhen(isThere: () => boolean, limitMs = 40_000): Promise<number> {
  const until = performance.now() + limitMs
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel()
    const look = () => requestAnimationFrame(() => port2.postMessage(null))
    port1.onmessage = () => {
      if (isThere()) requestAnimationFrame(() => resolve(performance.now()))
      else if (performance.now() > until) reject(new Error('what was waited for was never drawn'))
      else look()
    }
    look()
  })
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const longTasks: { readonly start: number; readonly duration: number }[] = []
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration })
}).observe({ type: 'longtask', buffered: true })

function menuCalled(label: string): HTMLSelectElement {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label)
  const menu = found && document.getElementById(found.htmlFor)
  if (!(menu instanceof HTMLSelectElement)) throw new Error(`the page has no menu “${label}”`)
  return menu
}

const setValue = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set

const firstMap = paintedWhen(() => subject().picture() !== null)
/** The atlas opens with a picture; its menus come with the app. The reference pages have their menu from the start. */
const answers = paintedWhen(() => subject().picture() !== null && document.querySelector('select') !== null)
let hovering: Promise<number> | null = null
let frames: number[] | null = null

const probe = {
  /** Milliseconds from the start of the navigation to the first meaningful map. */
  firstMap: () => firstMap,
  /** Milliseconds to the map with its menus, from which it can be changed. */
  answers: () => answers,
  settled: () => paintedWhen(() => subject().isSettled()),
  /** Chooses an entry of a menu as a reader does. @returns ms from the choice to the painted change */
  change: async (label: string, value: string): Promise<number> => {
    const menu = menuCalled(label)
    const before = subject().picture()
    // At a random time within a frame, like a reader's choice.
    await pause(Math.random() * 17)
    const start = performance.now()
    setValue?.call(menu, value)
    menu.dispatchEvent(new Event('change', { bubbles: true }))
    const painted = paintedWhen(() => {
      const now = subject().picture()
      return now !== null && now !== before
    })
    return (await painted) - start
  },
  /** The same by the address, as a link within the page does. */
  changeTo: async (query: string): Promise<number> => {
    const before = subject().picture()
    await pause(Math.random() * 17)
    const start = performance.now()
    history.pushState(null, '', query)
    dispatchEvent(new PopStateEvent('popstate'))
    const painted = paintedWhen(() => {
      const now = subject().picture()
      return now !== null && now !== before
    })
    return (await painted) - start
  },
  /** Notes the start of each frame until `framesSeen`. */
  watchFrames: (): void => {
    frames = []
    const note = (time: number) => {
      frames?.push(time)
      if (frames) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  },
  /** @returns the time from each frame to the next, in ms */
  framesSeen: (): readonly number[] => {
    const seen = frames ?? []
    frames = null
    return seen.slice(1).map((time, at) => time - (seen[at] ?? time))
  },
  pointOf: (code: string) => subject().pointOf(code),
  /** Waits for the pointer to reach an area; `hovered` returns the time until its highlight. */
  expectHover: (code: string): void => {
    let start: number | null = null
    // Registers the place to read: a canvas can be read only in the frame that draws it.
    subject().isLit(code)
    window.addEventListener(
      'pointermove',
      ({ timeStamp }) => {
        start ??= timeStamp
      },
      { once: true, capture: true },
    )
    hovering = paintedWhen(() => start !== null && subject().isLit(code), 20_000).then(
      (painted) => painted - (start ?? painted),
    )
  },
  hovered: () => hovering,
  longTasks: (from: number, to: number) => longTasks.filter(({ start }) => start >= from && start < to),
  /** Compressed bytes received so far, including the page itself. */
  bytes: (by: number): number =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ responseEnd }) => responseEnd <= by)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
}

export type Probe = typeof probe

declare global {
  interface Window {
    bench: Probe
    /** Area code → a point inside it; set by the run for the atlas, whose page does not give it. */
    benchPlaces?: Readonly<Record<string, readonly [number, number]>>
    benchWithoutWebGl?: boolean
    /** Whether the atlas is measured with a map of very many areas. */
    benchMany?: boolean
  }
}

window.bench = probe
