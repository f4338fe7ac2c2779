import type { AreasFile } from '../../geo/records.ts'
import { resolveArea } from '../../geo/resolve.ts'

/** The areas by code, with the queries of the build. */
export type Places = {
  /** Current codes that equal a code of any year; empty when it is no area or only a part of one. */
  readonly currentCodes: (code: string) => readonly string[]
  /** Ids of the geographies with an area of this current code. */
  readonly geographiesOf: (current: string) => readonly string[]
  /** Names of the areas that a code lies within or contains, for a message about a code that is no area itself. */
  readonly related: (code: string) => readonly string[]
  readonly geographies: ReadonlySet<string>
  readonly codesIn: (geography: string) => readonly string[]
  /** Geography id → code of the area there that has or contains this code. */
  readonly allAbove: (current: string) => Readonly<Record<string, string>>
  /** Whether some area's code starts with this prefix. */
  readonly hasPrefix: (prefix: string) => boolean
}

export function indexPlaces({ areas }: AreasFile): Places {
  const homes = new Map<string, string[]>()
  for (const [geography, own] of Object.entries(areas))
    for (const { code } of own) homes.set(code, [...(homes.get(code) ?? []), geography])
  const names = new Map(Object.values(areas).flatMap((own) => own.map(({ code, name }) => [code, name] as const)))
  const resolved = new Map<string, ReturnType<typeof resolveArea>>()
  const resolve = (code: string) => {
    const known = resolved.get(code) ?? resolveArea(code, areas)
    resolved.set(code, known)
    return known
  }
  return {
    currentCodes: (code) => {
      const found = resolve(code).filter(({ relation }) => relation === 'is')
      const geographies = found.map(({ geography }) => geography)
      // A code that was split matches several areas of a geography, and so none of them.
      return geographies.length > new Set(geographies).size ? [] : [...new Set(found.map((one) => one.code))]
    },
    geographiesOf: (current) => homes.get(current) ?? [],
    related: (code) => [...new Set(resolve(code).map((one) => names.get(one.code) ?? one.code))],
    geographies: new Set(Object.keys(areas)),
    codesIn: (geography) => (areas[geography] ?? []).map(({ code }) => code),
    allAbove: (current) => {
      const own = (homes.get(current) ?? []).flatMap((geography) => {
        const area = areas[geography]?.find(({ code }) => code === current)
        return area ? [{ ...area.parents, [geography]: current }] : []
      })
      return Object.assign({}, ...own)
    },
    hasPrefix: (prefix) => [...homes.keys()].some((code) => code.startsWith(prefix)),
  }
}
