import type { Comparison, PanelId } from '#core/compare/comparison.ts'
import type { Panel } from '#core/compare/panel.ts'
import { certaintyChart } from './certainty-chart.tsx'
import type { Chart } from './chart.ts'
import { cornerChart } from './corner-chart.tsx'
import { funnelChart } from './funnel-chart.tsx'
import { ledgerChart } from './ledger-chart.tsx'
import { profileChart } from './profile-chart.tsx'
import { rankingChart } from './ranking-chart.tsx'
import { scatterChart } from './scatter-chart.tsx'
import { spreadChart } from './spread-chart.tsx'
import { trendsChart } from './trends-chart.tsx'

type BodyOf<K extends PanelId> = Comparison[K] extends Panel<infer Body> ? Body : never

/** How each panel of a comparison is drawn. */
const charts: { readonly [K in PanelId]: { readonly label: string; readonly chart: Chart<BodyOf<K>> } } = {
  ranking: { label: 'Ranking', chart: rankingChart },
  ledger: { label: 'Gap ledger', chart: ledgerChart },
  certainty: { label: 'How sure', chart: certaintyChart },
  funnel: { label: 'Real or chance', chart: funnelChart },
  scatter: { label: 'Against need', chart: scatterChart },
  corner: { label: 'Low where need is high', chart: cornerChart },
  trends: { label: 'Over the years', chart: trendsChart },
  spread: { label: 'How unequal', chart: spreadChart },
  profile: { label: 'Everything held', chart: profileChart },
}

export const panelIds = Object.keys(charts) as readonly PanelId[]

/** A panel's chart, which takes the body of that panel and of no other. */
export const chartOf = (id: PanelId): { readonly label: string; readonly chart: Chart<unknown> } =>
  charts[id] as { readonly label: string; readonly chart: Chart<unknown> }
