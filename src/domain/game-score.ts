/** A player's record in one game: an item of `GameScores` in our own terms. */
export interface GameScore {
  readonly gameTitle: string
  readonly wins: number
  readonly losses: number
  /** Absent until a first round was counted. */
  readonly topScore?: number
  readonly topScoreAt?: Date
}

/** A round that was played to its end and may be counted. */
export interface FinishedRound {
  /** Names the round for good, so that counting it twice can be refused. UUID. */
  readonly roundId: string
  readonly gameTitle: string
  readonly result: 'win' | 'loss'
  /** Points, a whole number from 0. */
  readonly score: number
  readonly finishedAt: Date
}

/** The attributes that the policy lists, in the order of the template. Every read projects exactly these. */
export const gameScoreAttributes = [
  'UserId',
  'GameTitle',
  'Wins',
  'Losses',
  'TopScore',
  'TopScoreDateTime',
  'RecentRounds',
] as const

/** Sort key of attempts on one's own partition; never a real game. */
export const testRangeTitle = 'Test Range'

/** The game whose score the rival has. */
export const rivalGameTitle = 'Meteor Blasters'
