import { earlyDigest } from './early.ts'

/**
 * Content security policy: the page may load from its own origin only. The build writes it into the page, and `npm start` sends it as a header;
 * docs/HOSTING.md says how to send it from other hosts.
 *
 * `data:` and `blob:` images are the pictures that exports draw from their own SVG; `blob:` workers are not needed, as MapLibre's worker is a file.
 */
const directives: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  // Allows the one inline script by its digest.
  'script-src': `'self' ${earlyDigest}`,
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

const text = (parts: Readonly<Record<string, string>>) =>
  Object.entries(parts)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** For a meta element, which cannot forbid framing. */
export const pagePolicy = text(directives)

/** For a header. */
const headerPolicy = text({ ...directives, 'frame-ancestors': "'self'" })

/** For a header of `embed.html`, the only page meant for frames on other sites. */
const embedPolicy = text({ ...directives, 'frame-ancestors': '*' })

/** The policy sent with a path. */
export const policyFor = (path: string): string => (path.endsWith('/embed.html') ? embedPolicy : headerPolicy)
