import { wholeWords } from './whole-words.ts'

/** A word that stands on the screen, and what it means there. */
export type GlossaryTerm = { readonly term: string; readonly also: readonly string[]; readonly says: string }

const entry = (term: string, says: string, also: readonly string[] = []): GlossaryTerm => ({ term, also, says })

/** The words of titles, sentences and controls that a reader may not know, in alphabetical order. */
export const glossary: readonly GlossaryTerm[] = [
  entry(
    'access',
    'What sites within reach offer for each of the people who could use them, sites farther off counting less.',
  ),
  entry(
    'age-standardised',
    'As it would be if every area had people of the same ages, so that older areas are not higher for their age alone. Rates of one standard population compare with each other only.',
    ['age standardised'],
  ),
  entry(
    'benchmark',
    'What each area is compared with: all areas together, its nation, a group of your own, a published norm or your own number. A total is the sum of the parts over the sum of the people, never a mean of rates.',
    ['compared with', 'differences from'],
  ),
  entry('catchment', 'The people for whom a site is the nearest, or within the distance that is chosen.', [
    'natural catchments',
  ]),
  entry(
    'class breaks',
    'The values at which one colour of the map ends and the next begins: even steps, equal numbers of areas, or natural gaps between the values.',
    ['classes', 'number of classes'],
  ),
  entry(
    'coverage',
    'How many of those asked have answered, such as 9 of 12 sites. Staff or machines of the others are missing from the figure.',
    ['on record', 'incomplete records', 'records are incomplete', 'records complete'],
  ),
  entry('crude rate', 'Events over people, whatever their ages. Places with older people have higher ones.', ['crude']),
  entry('decay', 'How much less a site counts at the edge of its catchment than beside it: 0 is no less.'),
  entry('denominator', 'What a count is divided by, such as a million people or 1,000 new cancers.'),
  entry('derived', 'Calculated here from published figures, such as a sum or a rate; the parts are cited.'),
  entry(
    'detour factor',
    'How much longer the way is than the line as the crow flies. Roads in Britain are often 1.2 to 1.4 times as long.',
    ['detour', 'as the crow flies'],
  ),
  entry(
    'E2SFCA',
    'Enhanced two-step floating catchment area: first what each site offers to each of the people in its reach, then the sum of that over the sites that a place can reach, those farther off counting less.',
    ['2SFCA', '3SFCA', 'two-step floating catchment'],
  ),
  entry('establishment', 'Posts that are funded, filled or not, in WTE.'),
  entry(
    'funnel plot',
    'Each area by its size, with the limits within which chance alone would leave nearly all of them: 19 of 20 within the inner, 998 of 1,000 within the outer.',
    ['funnel', 'funnel limit', 'funnel limits'],
  ),
  entry(
    'geography',
    'A kind of area with the year of its boundaries, such as ITL1 regions or integrated care boards of 2023.',
  ),
  entry(
    'Gini coefficient',
    'How unequal a distribution is, from 0 (the same everywhere) towards 1 (all in one place).',
    ['Gini'],
  ),
  entry('headcount', 'Persons, however few hours they work.'),
  entry(
    'ICB',
    'Integrated care board: the NHS body that plans services for a part of England, 36 or 42 of them by year.',
    ['ICBs', 'integrated care board', 'integrated care boards'],
  ),
  entry('indicator', 'A quantity that is published or imported, with its definition, unit, source and status.'),
  entry(
    '95% interval',
    'The range that the underlying rate lies in unless chance has been unusual: it would miss it once in twenty. Only counts and samples have one; staff are counted whole and have none.',
    ['95% limits', '95% intervals', 'interval of chance'],
  ),
  entry(
    'ITL1',
    'International Territorial Level 1: the nine regions of England with Scotland, Wales and Northern Ireland.',
  ),
  entry('lever', 'A parameter of a scenario that you may move away from the value that its source gives.', ['levers']),
  entry(
    'LISA',
    'Local indicators of spatial association: which areas have neighbours that are alike or unlike by more than a random map would.',
    ['local clusters', 'local Moran'],
  ),
  entry('modelled', 'Estimated by a model, not counted. Quote it as an estimate.'),
  entry('my area', 'The area that you call your own. It is marked in every figure, kept in the link and nowhere else.'),
  entry('nation', 'England, Scotland, Wales or Northern Ireland, as a whole.', ['its nation']),
  entry(
    'nearest',
    'Of all sites the one that is the shortest way off, as the crow flies unless travel times are given.',
  ),
  entry('need', 'Those for whom the sites are: all people, people aged 65 and over, or new cancers of a year.'),
  entry('neighbours', 'Areas that share a border by land. A point, or open sea between two areas, is none.'),
  entry('NHS region', 'One of the seven regions of NHS England, which differ from the nine statistical regions.', [
    'NHS regions',
    'NHS England regions',
  ]),
  entry('NHS sites', 'Radiotherapy sites that the NHS runs; those of independent companies are left out.', [
    'NHS sites only',
  ]),
  entry(
    'norm',
    'A number of staff that a professional or international body has published as fit for some work or equipment.',
    ['norms', 'staffing norm', 'staffing norms'],
  ),
  entry('not published', 'Nobody has published a figure for the area. It is no zero.'),
  entry(
    'overdispersion',
    'Areas differ by more than chance alone lets counts differ, for reasons such as age or how services are arranged. Limits that allow for it are wider.',
    ['overdispersed'],
  ),
  entry('overlay', 'A second indicator on the map: as circles, as hatching, or as a colour scale of two measures.', [
    'Drawn as',
  ]),
  entry('participation', 'How much of full time people work, on average: of two at half time, one half.'),
  entry(
    'period',
    'The time that a figure is about: a day, a month, a year, a financial year or several years together.',
  ),
  entry(
    'pseudo p',
    'The share of random maps with a pattern at least as strong as the one seen. Small means that the pattern is unlikely to be random.',
    ['pseudo-p'],
  ),
  entry(
    'qualified',
    'Healthcare scientists and practitioners. Associates, assistants and trainees are not among them.',
  ),
  entry('rank range', 'The places that an area could have, from its own interval and those of the others.', [
    'rank ranges',
  ]),
  entry('reach', 'Whether a site lies within the distance, or the time, that is chosen from where people live.', [
    'within reach',
  ]),
  entry(
    'sample baseline',
    'Made-up returns that show what figures of members would add. They say nothing about any real place.',
    ['made-up sample', 'sample'],
  ),
  entry(
    'scenario',
    'What would follow if the levers stood as they are set, worked out many times with chance in it. It is never a forecast.',
    ['scenarios'],
  ),
  entry(
    'set-ups',
    'Ways to put the same question that could all be defended: another year, another denominator, another cut. A finding in nearly all of them does not hang on one choice.',
    ['set-up', 'defensible set-ups'],
  ),
  entry('similar', 'Nearest in measures of need and setting, whatever the staffing and the services.', [
    'the most similar',
  ]),
  entry(
    'slope index',
    'The change in the measure from the area with the least need to the one with the greatest, along a straight line through all.',
    ['slope index along need'],
  ),
  entry('specialty', 'The field in which staff work, such as radiotherapy physics, as it is coded or returned.'),
  entry('supply', 'What a site offers: its machines, or the WTE of its staff.'),
  entry(
    'suppressed',
    'A figure of so few people that it could tell of one of them. It is removed, and with it others from which it could be calculated.',
    ['secondary suppression'],
  ),
  entry('Theil’s T', 'How unequal a distribution is: 0 is the same everywhere; it has no fixed upper end.', ['Theil']),
  entry(
    'training places',
    'Places for trainees that begin in a year. Who finishes joins the scientists in post years later.',
    ['training place'],
  ),
  entry(
    'United Kingdom and its unions',
    'The United Kingdom, Great Britain, and England with Wales: areas made of nations.',
    ['unions'],
  ),
  entry('vacancy rate', 'Funded posts that are not filled, as a share of the establishment.', ['vacancy', 'vacancies']),
  entry('WTE', 'Whole-time equivalent: two people at half time are one WTE.', ['FTE', 'whole-time equivalent']),
]

/** The entries of the glossary whose words stand in a text, in alphabetical order. */
export const termsIn = (text: string): readonly GlossaryTerm[] =>
  glossary.filter(({ term, also }) => [term, ...also].some((word) => wholeWords(text, word)))
