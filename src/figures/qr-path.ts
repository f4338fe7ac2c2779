import type { FooterData } from './footer.ts'

/** Smallest module of a QR code that a phone reads from paper: 0.4 mm. */
const qrModule = 1.5

/** Dark modules of a row that stand side by side: from where, and how many. */
function runsOf(row: readonly boolean[]): readonly (readonly [from: number, count: number])[] {
  const runs: [number, number][] = []
  for (const [x, black] of row.entries()) {
    const last = runs[runs.length - 1]
    if (!black) continue
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}

/** The code of the link as one path, with its least side; null where it is not wanted. */
export function qrOf({ permalink, encodeQr }: FooterData, wanted: boolean) {
  if (!wanted || !encodeQr) return null
  const { data, size } = encodeQr(permalink)
  const path = data
    .map((row, y) =>
      runsOf(row)
        .map(([x, wide]) => `M${x},${y}h${wide}v1h${-wide}z`)
        .join(''),
    )
    .join('')
  return { path, modules: size, size: Math.max(84, size * qrModule) }
}
