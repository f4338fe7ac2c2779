/** Words laid across the figure that holds them; what they say stands in text beside the figure as well. */
export function MarkAcross({ words }: { readonly words: readonly string[] }) {
  return words.map((one) => (
    <div className="mark-across" aria-hidden="true" key={one}>
      <svg width="100%" height="100%" aria-hidden="true">
        <text x="50%" y="50%" textAnchor="middle">
          {one}
        </text>
      </svg>
    </div>
  ))
}
