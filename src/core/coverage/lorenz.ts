/** Cumulative shares, from the worst served: [share of need, share of service], from [0, 0] to [1, 1]. */
export type Lorenz = { readonly points: readonly (readonly [need: number, service: number])[]; readonly gini: number }

/**
 * How unequally a service is shared out over need: places in order of service for each unit of need, and twice the area between the curve
 * and the diagonal. 0: everybody has the same; towards 1: all of it is with a few.
 * @param need of each place, 0 or more and not all 0; @param service of each place, likewise
 * @returns null where there is no need or no service at all
 * @throws RangeError on lists that do not go together, or numbers below 0
 * @see Lorenz 1905, Publications of the American Statistical Association 9:209; Gini 1914, Atti del R. Istituto Veneto 73:1203
 */
export function lorenzOf(need: readonly number[], service: readonly number[]): Lorenz | null {
  if (need.length !== service.length) throw new RangeError(`${need.length} needs and ${service.length} services`)
  if ([...need, ...service].some((one) => !(one >= 0))) throw new RangeError('need and service are 0 or more')
  const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0)
  const [allNeed, allService] = [total(need), total(service)]
  if (allNeed === 0 || allService === 0) return null
  const order = need
    .map((own, at) => ({ need: own / allNeed, service: (service[at] ?? 0) / allService }))
    .toSorted((a, b) => a.service * b.need - b.service * a.need)
  const points: (readonly [number, number])[] = [[0, 0]]
  let area = 0
  for (const one of order) {
    const [x, y] = points.at(-1) ?? [0, 0]
    points.push([x + one.need, y + one.service])
    area += one.need * (y + one.service / 2)
  }
  return { points, gini: 1 - 2 * area }
}

/**
 * The share of service that the worst-served part of need has, between the places of the curve by a straight line: half is 50% of need, not nearly.
 * @param part of need, 0..1
 * @see Lorenz 1905, Publications of the American Statistical Association 9:209
 */
export function serviceOf({ points }: Lorenz, part: number): number {
  const next = points.findIndex(([need]) => need >= part)
  const [x1, y1] = points[next] ?? [1, 1]
  const [x0, y0] = points[next - 1] ?? [0, 0]
  return x1 === x0 ? y1 : y0 + ((part - x0) / (x1 - x0)) * (y1 - y0)
}
