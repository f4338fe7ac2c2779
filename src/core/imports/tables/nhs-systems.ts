/**
 * The integrated care system of every employer of NHS England's benchmarking list of November 2025, and of the trusts closed since
 * 2017 that employed MPCE staff, by ODS codes. Files before 2018 name no system, and none names an ITL1 region.
 */
const trustsOf: Readonly<Record<string, string>> = {
  QE1: 'RTX RW5 RXL RXN RXR',
  QF7: 'RCU RFF RFR RHQ RP5 RXE TAH',
  QGH: 'R1A RLQ RWP',
  QH8: 'R1L RAJ RDD RQ8',
  QHG: 'RC9 RD8',
  QHL: 'RQ3 RR1 RRJ RRK RXK RXT RYW',
  QHM: 'R0B RE9 RLN RNL RNN RR7 RTD RTF RTR RVW RX3 RX4 RX6 RXP',
  QJ2: 'RFS RTG RXM RY8',
  QJG: 'RDE RGQ RGR',
  QJK: 'RA9 RBZ RH8 RK9 RWV RYF',
  QJM: 'RP7 RWD RY5',
  QK1: 'RT5 RWE',
  QKK: 'RJ1 RJ2 RJZ RPG RRU RV5',
  QKS: 'RN7 RPA RVV RWF RXY RYY',
  QM7: 'RQW RWG RWH RWR RY4',
  QMF: 'R1H RAT RF4 RQX RWK',
  QMJ: 'G6V2S RAL RAP RKE RNK RP4 RP6 RRV RV3',
  QMM: 'RCX RGP RM1 RMY RY3',
  QNC: 'R1E RJE RJF RLY RRE',
  QNQ: 'RDU RWX',
  QNX: 'RDR RPC RX2 RXC RXH RYD RYR',
  QOC: 'R1D RL1 RXW',
  QOP: 'R0A RBV RM2 RM3 RMC RMP RRF RT2 RW3 RW6 RWJ RX7 RXV',
  QOQ: 'RCB RCD RJL RV9 RWA',
  QOX: 'RD1 RN3 RNZ RVN',
  QPM: 'RNQ RNS RP1',
  QR1: 'RTE RTQ',
  QRL: 'R1F RHM RHU RN5 RW1',
  QRV: 'R1K RAN RAS RKL RPY RQM RT3 RYJ RYX',
  QSL: 'RA4 RBA RH5',
  QT1: 'RHA RK5 RX1 RX9',
  QT6: 'REF RJ8',
  QU9: 'RHW RNU RTH RXQ RYE',
  QUA: 'RBK RL4 RNA RYA TAJ',
  QUE: 'RGM RGN RGT RT1 RYC RYV',
  QUY: 'RA3 RA7 RVJ',
  QVV: 'R0D RBD RD3 RDY RDZ',
  QWE: 'RAX RJ6 RJ7 RQY RVR',
  QWO: 'RAE RCF RGD RR8 RWY RX8 RXF RXG RY6 TAD',
  QWU: 'RJC RKB RLT RYG',
  QXU: 'RA2 RTK RTP RXX',
  QYG: 'RBL RBN RBQ RBS RBT REM REN REP RET RJN RJR RQ6 RVY RW4 RWW RXA RY1 RY2 RY7',
}

const systems = new Map(
  Object.entries(trustsOf).flatMap(([system, trusts]) => trusts.split(' ').map((trust) => [trust, system] as const)),
)

/** ODS code of the system that an employer belongs to; undefined for one that the list has not. */
export const systemOf = (trust: string): string | undefined => systems.get(trust)

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

/** Boards across a border between ITL1 regions: the trusts on its far side, by region; all others lie in the first. */
const straddling: Readonly<Record<string, readonly (string | undefined)[]>> = {
  E54000024: [east, southEast],
  E54000065: [east, southEast],
  E54000050: [northEast, northWest],
}
/** Milton Keynes, and Cumbria before and after 2019. */
const farSide: Readonly<Record<string, string | undefined>> = { RD8: southEast, RNL: northWest, RNN: northWest }

/**
 * The ITL1 regions that staff may be in, by what is known of their employer. One region is certain; several are all that are possible.
 * @param trust ODS code of the employer, or nothing
 * @param board GSS code of its integrated care board, or null
 * @param region GSS code of its NHS England region, or null
 */
export function itl1Of(trust: string, board: string | null, region: string | null): readonly string[] {
  const far = farSide[trust]
  if (far) return [far]
  const sure = board === null ? undefined : ofBoard.get(board)
  if (sure) return [sure]
  const across = board === null ? undefined : straddling[board]
  const possible = across ? across.slice(0, trust === '' ? 2 : 1) : region === null ? [] : (ofRegion[region] ?? [])
  return possible.filter((one) => one !== undefined)
}
