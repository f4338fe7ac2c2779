import type { Theme } from '../theme.ts'
import type { PlacedLabel } from './place-labels.ts'

/** The lines from names that stand away from their marks. */
export const LabelLeaders = ({ labels, theme }: { readonly labels: readonly PlacedLabel[]; readonly theme: Theme }) =>
  labels.flatMap(({ key, leader }) =>
    leader
      ? [
          <path
            key={key}
            data-lead={key}
            d={`M${leader.map((point) => point.map((at) => at.toFixed(1)).join()).join('L')}`}
            fill="none"
            stroke={theme.muted}
            strokeWidth={0.8}
          />,
        ]
      : [],
  )
