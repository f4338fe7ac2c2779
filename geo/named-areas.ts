import type { NamedArea, OtherCode, Relation } from './records.ts'
import { trustParents, trustRows } from './trust-rows.ts'
import { readTable, readUnits, type Unit, unitCode } from './units.ts'

/**
 * The areas of every geography from our tables: codes, names, what they were called and coded elsewhere, and what holds them.
 * Their order here is their order in menus: official code order within a geography.
 */

type NameRow = { readonly geography: string; readonly code: string; readonly short: string; readonly aliases: string }
type CodeRow = {
  readonly geography: string
  readonly code: string
  readonly other_code: string
  readonly vintage: string
  readonly relation: Relation
}
type NhsRegionRow = {
  readonly ods_code: string
  readonly name: string
  readonly gss_code_2024_on: string
  readonly gss_code_2022_23: string
  readonly gss_code_2020_22: string
}
type IcbRow = { readonly icb_2026_code: string; readonly icb_2026_name: string; readonly nhs_region_code: string }
type Icb2023Row = {
  readonly icb_2023_code: string
  readonly icb_2023_name: string
  readonly ods_code: string
  readonly nhs_region_code: string
  /** Of the board of 2026 that it is or was merged into whole; blank where it was divided or its successor is not known. */
  readonly icb_2026_code: string
}
type AuthorityRow = { readonly code: string; readonly name: string; readonly short: string }

const names = new Map(readTable<NameRow>('names.csv').map((row) => [`${row.geography} ${row.code}`, row]))
const formerCodes = readTable<CodeRow>('former-codes.csv')
const units = [...readUnits().values()]
const nhsRegions = readTable<NhsRegionRow>('nhs-regions.csv')

const unitedKingdom = 'K02000001'
const england = 'E92000001'
const wales = 'W92000004'

/** The label and other names that our table has for a code, also for codes of years that our own layers do not draw. */
export function knownNames(
  geography: string,
  code: string,
): { readonly short: string; readonly aliases: readonly string[] } | null {
  const row = names.get(`${geography} ${code}`)
  return row ? { short: row.short, aliases: row.aliases ? row.aliases.split(';') : [] } : null
}

type Draft = {
  code: string
  name: string
  parents: Record<string, string>
  codes?: OtherCode[]
  aliases?: string[]
  short?: string
}

function named(geography: string, { code, name, parents, codes = [], aliases = [], short }: Draft): NamedArea {
  const known = knownNames(geography, code)
  const label = short ?? known?.short ?? name
  if (label.length > 14)
    throw new Error(`names.csv: ${geography} ${code} “${name}” needs a short name of at most 14 characters`)
  const former = formerCodes.filter((each) => each.geography === geography && each.code === code)
  return {
    code,
    name,
    short: label,
    aliases: [...new Set([...(known?.aliases ?? []), ...aliases])].filter((alias) => alias !== name && alias !== label),
    codes: [
      ...codes,
      ...former.map((each) => ({ code: each.other_code, vintage: each.vintage, relation: each.relation })),
    ].filter((each, i, all) => each.code !== code && all.findIndex((other) => other.code === each.code) === i),
    parents,
  }
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)

/** One row of a table for every code in one of its columns. */
function distinct(column: keyof Unit): readonly Unit[] {
  const rows = new Map<string, Unit>()
  for (const unit of units) if (unit[column] && !rows.has(unit[column])) rows.set(unit[column], unit)
  return [...rows.values()].sort((a, b) => (a[column] < b[column] ? -1 : 1))
}

const nationOrder = ['E92000001', 'W92000004', 'S92000003', 'N92000002']

function nations(): NamedArea[] {
  return nationOrder.map((code) => {
    const name = units.find((unit) => unit.nation_code === code)!.nation_name
    return named('nation', { code, name, parents: { uk: unitedKingdom } })
  })
}

function unions(): NamedArea[] {
  const members = { K02000001: nationOrder, K03000001: nationOrder.slice(0, 3), K04000001: nationOrder.slice(0, 2) }
  const full = { K02000001: 'United Kingdom', K03000001: 'Great Britain', K04000001: 'England and Wales' }
  return (Object.keys(members) as (keyof typeof members)[]).map((code) => ({
    ...named('uk', { code, name: full[code], parents: {} }),
    members: members[code],
  }))
}

function itl1(): NamedArea[] {
  const rank = (unit: Unit) => nationOrder.indexOf(unit.nation_code)
  return distinct('region_code')
    .toSorted((a, b) => rank(a) - rank(b))
    .map((unit) =>
      named('itl1', {
        code: unit.region_code,
        name: unit.region_name,
        parents: { uk: unitedKingdom, nation: unit.nation_code },
        codes: [
          { code: unit.itl1_code, vintage: 'ITL 2021 on', relation: 'is' },
          { code: unit.itl1_code.replace('TL', 'UK'), vintage: 'NUTS to 2020', relation: 'is' },
        ],
      }),
    )
}

function nhsRegionAreas(): NamedArea[] {
  return nhsRegions
    .map((row) =>
      named('nhs_region', {
        code: row.gss_code_2024_on,
        name: row.name,
        parents: { uk: unitedKingdom, nation: england },
        codes: [
          { code: row.gss_code_2022_23, vintage: '2022 to 2023', relation: 'is' },
          { code: row.gss_code_2020_22, vintage: '2020 to 2022', relation: 'is' },
          { code: row.ods_code, vintage: 'ODS', relation: 'is' },
        ],
      }),
    )
    .sort(byCode)
}

function healthBoards(): NamedArea[] {
  const rank = (unit: Unit) => nationOrder.indexOf(unit.nation_code)
  return distinct('health_board_code')
    .toSorted((a, b) => rank(a) - rank(b))
    .map((unit) =>
      named('health_board', {
        code: unit.health_board_code,
        name: unit.health_board_name,
        parents: { uk: unitedKingdom, nation: unit.nation_code, itl1: unit.region_code },
      }),
    )
}

const boardsOf2023 = readTable<Icb2023Row>('icb-2023.csv')

function icbs(): NamedArea[] {
  return readTable<IcbRow>('icb-2026.csv')
    .map((row) =>
      named('icb', {
        code: row.icb_2026_code,
        codes: boardsOf2023
          .filter((board) => board.icb_2026_code === row.icb_2026_code)
          .map((board) => ({ code: board.icb_2023_code, vintage: '2023 to 2026', relation: 'within' })),
        name: row.icb_2026_name.replace(' Integrated Care Board', ''),
        aliases: [row.icb_2026_name],
        parents: { uk: unitedKingdom, nation: england, nhs_region: row.nhs_region_code },
      }),
    )
    .sort(byCode)
}

function icbs2023(): NamedArea[] {
  return boardsOf2023
    .map((row) =>
      named('icb_2023', {
        code: row.icb_2023_code,
        name: row.icb_2023_name.replace(' Integrated Care Board', ''),
        aliases: [row.icb_2023_name],
        codes: [
          { code: row.ods_code, vintage: 'ODS', relation: 'is' },
          ...(row.icb_2026_code
            ? [{ code: row.icb_2026_code, vintage: 'April 2026', relation: 'holds' } as const]
            : []),
        ],
        parents: { uk: unitedKingdom, nation: england, nhs_region: row.nhs_region_code },
      }),
    )
    .sort(byCode)
}

/** Counties that NHS regions or boards split by 4% of their area or more: they have no one parent there. */
const splitByTheNhs = new Set(['E10000006', 'E10000023', 'E10000002'])

function otherUnitCodes(unit: Unit): OtherCode[] {
  const relation = ({ same: 'is', recoded: 'is', merged: 'holds', split: 'within', part: 'within' } as const)[
    unit.relation_2014_to_2023
  ]
  const isIrish = unit.nation_code === 'N92000002'
  return [
    { code: unit.code_2014, vintage: isIrish ? 'to 2015' : '2014', relation: 'is' },
    ...unit.code_2023.split(';').map((code) => ({ code, vintage: 'December 2023', relation })),
    ...unit.code_2025.split(';').map((code) => ({ code, vintage: '2025', relation })),
  ]
}

function upperTier(): NamedArea[] {
  return units
    .map((unit) => {
      const split = splitByTheNhs.has(unit.code_2014)
      const parents: Record<string, string> = { uk: unitedKingdom, nation: unit.nation_code, itl1: unit.region_code }
      if (unit.nhs_region_code && !split) parents.nhs_region = unit.nhs_region_code
      if (unit.icb_2026_code && !split) parents.icb = unit.icb_2026_code
      if (unit.health_board_code) parents.health_board = unit.health_board_code
      // Two of Natural Earth's names belong to a neighbour: they would find the wrong place.
      const faulty = unit.ne_adm1_code === 'GBR-2108' || unit.ne_adm1_code === 'GBR-5669'
      const later = unit.relation_2014_to_2023 === 'same' ? [] : unit.name_2023.split(';')
      return named('utla', {
        code: unitCode(unit),
        name: unit.unit_name,
        aliases: [...(faulty ? [] : [unit.ne_name]), ...later],
        codes: otherUnitCodes(unit),
        parents,
      })
    })
    .sort(byCode)
}

function authorities1974(): NamedArea[] {
  return readTable<AuthorityRow>('welsh-health-authorities-1974.csv').map((row) =>
    named('wales_health_authority_1974', { ...row, parents: { uk: unitedKingdom, nation: wales } }),
  )
}

function trusts(): NamedArea[] {
  return trustRows.map((row) => {
    const { code, name, short, successor, other_name } = row
    const took = trustRows.filter((other) => other.successor === code)
    return named('nhs_trust', {
      code,
      name,
      short,
      aliases: other_name ? [other_name] : [],
      codes: [
        ...(successor ? [{ code: successor, vintage: 'successor', relation: 'holds' } as const] : []),
        ...took.map((other): OtherCode => ({ code: other.code, vintage: 'taken over', relation: 'within' })),
      ],
      parents: { uk: unitedKingdom, nation: england, ...trustParents(row) },
    })
  })
}

/** All areas by geography, coarse to fine. */
export function namedAreas(): Readonly<Record<string, readonly NamedArea[]>> {
  return {
    uk: unions(),
    nation: nations(),
    itl1: itl1(),
    nhs_region: nhsRegionAreas(),
    health_board: healthBoards(),
    wales_health_authority_1974: authorities1974(),
    icb: icbs(),
    icb_2023: icbs2023(),
    utla: upperTier(),
    nhs_trust: trusts(),
  }
}
