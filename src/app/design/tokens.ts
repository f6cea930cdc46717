/** The names of the tokens that the design page shows. */
export const tokens = {
  colour: [
    ...['--ground', '--panel', '--raised', '--ink', '--muted', '--line', '--line-strong'],
    ...['--coin', '--coin-text', '--coin-fill', '--coin-edge', '--coin-ground', '--rival'],
    ...['--granted', '--granted-ground', '--granted-edge'],
    ...['--denied', '--denied-ground', '--denied-edge', '--warning', '--warning-ground', '--focus'],
    ...['--face-1', '--face-2', '--face-3', '--face-4', '--face-5', '--face-6', '--face-7'],
    ...['--face-8', '--screen'],
  ],
  motion: ['--motion-quick', '--motion-calm', '--motion-beat', '--motion-wait'],
} as const
