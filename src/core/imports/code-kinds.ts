/** Kinds of areas by the first three signs of their GSS codes, as the Register of Geographic Codes of the ONS has them. */
const ofGss: Readonly<Record<string, string>> = {
  E00: 'census output areas of England',
  E01: 'lower layer super output areas of England',
  E02: 'middle layer super output areas of England',
  E04: 'civil parishes of England',
  E05: 'electoral wards of England',
  E06: 'unitary authorities of England',
  E07: 'districts of counties of England',
  E08: 'metropolitan districts of England',
  E09: 'London boroughs',
  E10: 'counties of England',
  E11: 'metropolitan counties of England',
  E12: 'regions of England',
  E13: 'Inner and Outer London',
  E14: 'parliamentary constituencies of England',
  E15: 'European electoral regions',
  E16: 'primary care trusts of England, which ended in 2013',
  E17: 'care trusts of England, which ended in 2013',
  E18: 'strategic health authorities of England, which ended in 2013',
  E22: 'community safety partnerships of England',
  E23: 'police force areas of England',
  E26: 'national parks of England',
  E30: 'travel to work areas of England',
  E31: 'fire and rescue authorities of England',
  E32: 'London Assembly constituencies',
  E33: 'workplace zones of England',
  E34: 'built-up areas of 2011',
  E35: 'parts of built-up areas of 2011',
  E37: 'local enterprise partnerships of England',
  E38: 'clinical commissioning groups of England (2013 to 2022), or the sub-ICB locations that followed them',
  E39: 'area teams and local offices of NHS England (2013 to 2021)',
  E40: 'NHS England regions',
  E45: 'centres and regions of Public Health England, which ended in 2021',
  E47: 'combined authorities of England',
  E54: 'sustainability and transformation partnerships (2017 to 2022), or the integrated care boards that followed them',
  E56: 'Cancer Alliances of England',
  E63: 'built-up areas of 2022',
  W00: 'census output areas of Wales',
  W01: 'lower layer super output areas of Wales',
  W02: 'middle layer super output areas of Wales',
  W04: 'communities of Wales',
  W05: 'electoral wards of Wales',
  W06: 'unitary authorities of Wales',
  W07: 'parliamentary constituencies of Wales',
  W09: 'Senedd constituencies',
  W11: 'health boards of Wales',
  W15: 'police force areas of Wales',
  W37: 'built-up areas of Wales of 2011',
  S00: 'census output areas of Scotland',
  S01: 'data zones of Scotland',
  S02: 'intermediate zones of Scotland',
  S08: 'health boards of Scotland, whose codes changed in 2014, 2018 and 2019',
  S12: 'council areas of Scotland, some of whose codes changed in 2013, 2018 and 2019',
  S13: 'electoral wards of Scotland',
  S14: 'parliamentary constituencies of Scotland',
  S16: 'constituencies of the Scottish Parliament',
  S17: 'regions of the Scottish Parliament',
  S37: 'integration authorities of Scotland',
  N00: 'small areas of Northern Ireland of 2011',
  N06: 'parliamentary constituencies of Northern Ireland',
  N08: 'wards of Northern Ireland of 2014',
  N09: 'local government districts of Northern Ireland of 2014',
  N10: 'district electoral areas of Northern Ireland of 2014',
  N20: 'data zones of Northern Ireland of 2021',
  N21: 'super data zones of Northern Ireland of 2021',
}

/** Kinds of organisations by the pattern of their ODS codes. A pattern is no proof, and messages say that it is only a pattern. */
const ofOds: readonly (readonly [form: RegExp, kind: string])[] = [
  [
    /^\d\d[A-Z]$/,
    'clinical commissioning groups of England (2013 to 2022), or the sub-ICB locations that followed them',
  ],
  [/^5[A-Z][A-Z0-9]$/, 'primary care trusts of England, which ended in 2013'],
  [/^Q3\d$/, 'strategic health authorities of England, which ended in 2013'],
  [/^Q[4-8]\d$/, 'area teams and local offices of NHS England (2013 to 2021)'],
  [/^Q[A-Z][A-Z0-9]$/, 'integrated care boards, or the partnerships before them'],
  [/^R[A-Z0-9]{2}$/, 'NHS trusts of England or Wales'],
  [/^R[A-Z0-9]{4}$/, 'sites of NHS trusts of England'],
  [/^[A-Z]\d{5}$/, 'general practices'],
  [/^Y\d\d$/, 'NHS England regions'],
]

/**
 * What a code that the atlas has not is by its form: "clinical commissioning groups of England (2013 to 2022)…". Null where it looks like none.
 * @param text a cell of a column of areas
 */
export function kindOfCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  if (/^[ENSW]\d{8}$/.test(code)) return ofGss[code.slice(0, 3)] ?? null
  if (/^95[A-Z]{2}(?:\d{2,6}[A-Z]?\d?)?$/.test(code)) return 'areas of Northern Ireland of the districts of 1992'
  return ofOds.find(([form]) => form.test(code))?.[1] ?? null
}

/** The kind that most of the texts have by their form; null where half of them have none, or others. */
export function kindOfMost(texts: Iterable<string>): string | null {
  const counts = new Map<string, number>()
  let all = 0
  for (const text of texts) {
    const kind = kindOfCode(text)
    all += 1
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a)
  return first && first[1] * 2 > all ? first[0] : null
}
