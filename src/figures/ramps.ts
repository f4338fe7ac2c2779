/** The colours of a scale by number of classes, from one to nine. */
export type Ramps = readonly (readonly string[])[]

/** Writes scales as hexadecimal colours without “#”, a line for each number of classes. */
export const ramps = (...rows: readonly string[]): Ramps =>
  rows.map((row) => row.split(' ').map((colour) => `#${colour}`))

/**
 * The colour scales of the themes, interpolated in CIELAB from six or seven colours to give steps of equal contrast. A single class takes the middle;
 * two and three classes avoid the ends, which are near the colours of paper and ink. Stored as constants because computing them would delay the first
 * map; `tests/figures/palette.test.tsx` recomputes them.
 */
export const screenScales = {
  light: {
    sequential: ramps(
      '4791a0',
      'bbdbcb 164066',
      'bbdbcb 4791a0 164066',
      'dcebdc 78b6b3 256b8a 132b4f',
      'dcebdc 94c6bb 4791a0 1d597d 132b4f',
      'dcebdc a5d0c0 5fa9ad 2c7a94 174f75 132b4f',
      'dcebdc aed4c5 78b6b3 4791a0 256b8a 17496e 132b4f',
      'dcebdc b5d8c8 88bfb8 58a2a9 348198 216182 17446a 132b4f',
      'dcebdc badaca 94c6bb 69aeaf 4791a0 2a7490 1d597d 164166 132b4f',
    ),
    diverging: ramps(
      'efeee9',
      'ac7737 3a8a86',
      'ac7737 efeee9 3a8a86',
      '7a4a12 e8d3ab b4d8d2 0d5c5c',
      '7a4a12 d5ae77 efeee9 81bab4 0d5c5c',
      '7a4a12 c99859 ebdec4 cce1db 61a8a2 0d5c5c',
      '7a4a12 c08a45 e8d3ab efeee9 b4d8d2 4a9c97 0d5c5c',
      '7a4a12 b6803e debe8d ede2ce d6e5df 97c7c1 42938e 0d5c5c',
      '7a4a12 ae7938 d5ae77 eadaba efeee9 c3ded8 81bab4 3c8b88 0d5c5c',
    ),
  },
  dark: {
    sequential: ramps(
      '529b9e',
      '25546f c0e0c5',
      '25546f 529b9e c0e0c5',
      '22405a 347a8e 7fbcac e3f2da',
      '22405a 2c6a83 529b9e 99cbb4 e3f2da',
      '22405a 27617d 3a8796 68b0a6 a9d4b8 e3f2da',
      '22405a 265b77 347a8e 529b9e 7fbcac b3d9be e3f2da',
      '22405a 265773 2f7188 418d98 62aaa4 8ec4b0 baddc2 e3f2da',
      '22405a 265470 2c6a83 388293 529b9e 71b4a8 99cbb4 bfdfc5 e3f2da',
    ),
    diverging: ramps(
      '3a4046',
      'b88544 50a49d',
      'b88544 3a4046 50a49d',
      'e0a458 6a5436 2f625f 7cd0c6',
      'e0a458 896639 3a4046 377a76 7cd0c6',
      'e0a458 9c713b 584c3d 365455 3c8984 7cd0c6',
      'e0a458 a9793c 6a5436 3a4046 2f625f 3f938d 7cd0c6',
      'e0a458 b17f40 7c5e38 504840 374e51 34706c 489b95 7cd0c6',
      'e0a458 b68443 896639 5f4f3a 3a4046 345959 377a76 4fa29b 7cd0c6',
    ),
  },
} as const
