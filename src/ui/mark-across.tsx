/** Words laid across the figure that holds them; what they say stands in text beside the figure as well. */
export function MarkAcross({ words }: { readonly words: readonly string[] }) {
  return words.map((one) => (
    <p className="mark-across" aria-hidden="true" key={one}>
      <span>{one}</span>
    </p>
  ))
}
