/**
 * Boards of trusts that closed before boards began, where they stand in the list of NHS England that the figures of 2017 follow. All
 * other trusts have their board in the geography of trusts.
 */
const boardOfClosed: Readonly<Record<string, string>> = {
  R1E: 'E54000010',
  RGQ: 'E54000023',
  RJF: 'E54000010',
  RY1: 'E54000008',
}

/** GSS code of the board that a closed trust stands in; undefined for any other. */
export const boardOfClosedTrust = (trust: string): string | undefined => boardOfClosed[trust]

const [northEast, northWest, yorkshire, eastMidlands, westMidlands, east, london, southEast, southWest] = '123456789'
  .split('')
  .map((digit) => `E1200000${digit}`)

/** ITL1 regions that an NHS England region lies in. */
const ofRegion: Readonly<Record<string, readonly (string | undefined)[]>> = {
  E40000003: [london],
  E40000005: [southEast],
  E40000006: [southWest],
  E40000011: [eastMidlands, westMidlands],
  E40000012: [northEast, northWest, yorkshire],
  E40000013: [east, southEast],
  E40000014: [northWest],
}

/** Boards that lie in one of several ITL1 regions that their NHS England region has. */
const boardsIn: readonly (readonly [string | undefined, string])[] = [
  [eastMidlands, 'E54000013 E54000015 E54000058 E54000059 E54000060'],
  [westMidlands, 'E54000010 E54000011 E54000018 E54000019 E54000055 E54000062'],
  [yorkshire, 'E54000051 E54000054 E54000061'],
  [east, 'E54000022 E54000023 E54000025 E54000026 E54000056 E54000066 E54000068'],
]
const ofBoard = new Map(boardsIn.flatMap(([region, boards]) => boards.split(' ').map((board) => [board, region])))

/** Boards across a border between ITL1 regions: Bedfordshire, Luton and Milton Keynes (Central East since 2026), and North East and North Cumbria. */
const straddling: Readonly<Record<string, readonly (string | undefined)[]>> = {
  E54000024: [east, southEast],
  E54000065: [east, southEast],
  E54000050: [northEast, northWest],
}

/**
 * The ITL1 regions that staff may be in, by their board and NHS England region. One region is certain; several are all that are possible.
 * @param board GSS code of the integrated care board, or null
 * @param region GSS code of the NHS England region, or null
 */
export function itl1Of(board: string | null, region: string | null): readonly string[] {
  const sure = board === null ? undefined : ofBoard.get(board)
  if (sure) return [sure]
  const across = board === null ? undefined : straddling[board]
  const possible = across ?? (region === null ? [] : (ofRegion[region] ?? []))
  return possible.filter((one) => one !== undefined)
}
