import { describe } from 'vitest'
import { holdShapes } from './published-shape.ts'

const welsh =
  'Area_AltCode1,Area_ItemName_ENG,Year_ItemName_ENG,Data\nW11000023,Betsi Cadwaladr University Health Board,2022,703\nW11000024,Powys Teaching Health Board,2022,-999999999\n'

describe('files as publishers write them', () => {
  holdShapes([
    {
      name: 'Fingertips: the authority and not its region, with its limits',
      text: 'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Sex,Age,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count\n7,A rate,E12000009,South West region,E06000026,Plymouth,Persons,All ages,2020 - 22,31.5,28.1,35.2,312\n7,A rate,E12000009,South West region,E06000022,Bath and North East Somerset,Persons,All ages,2020 - 22,22.5,19.1,26.2,210\n',
      figures: ['E06000026 2020-2022 31.5', 'E06000022 2020-2022 22.5'],
      says: [/found “Parent Code”/, /^(?![\s\S]*Lower CI 95\.0 limit)/],
    },
    {
      name: 'StatsWales: Data is the figure, and the coded absence is asked about',
      text: welsh,
      figures: null,
      says: [/What does “-999999999” stand for/],
    },
    {
      name: 'StatsWales: and it is what the answer says',
      text: welsh,
      answers: { 'missing:-999999999': 'not-published' },
      figures: ['W11000023 2022 703', 'W11000024 2022 not-published'],
    },
  ])
})
