/** Watermark over the figure that contains it, one line for each text. The same words are beside the figure as text. */
export function MarkAcross({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null
  const middle = (words.length - 1) / 2
  return (
    <div className="mark-across" aria-hidden="true">
      <svg width="100%" height="100%" aria-hidden="true">
        {words.map((one, at) => (
          <text key={`${at}-${one}`} x="50%" y="50%" dy={`${(at - middle) * 1.7}em`} textAnchor="middle">
            {one}
          </text>
        ))}
      </svg>
    </div>
  )
}
