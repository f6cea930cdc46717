/** An item of `GameScores` in plain JavaScript values, and the way from it to a `GameScore`. */
import type { FinishedRound, GameScore } from './game-score.ts'

export interface ScoreItem {
  readonly UserId: string
  readonly GameTitle: string
  readonly Wins?: number
  readonly Losses?: number
  readonly TopScore?: number
  /** ISO 8601, UTC. */
  readonly TopScoreDateTime?: string
  readonly RecentRounds?: ReadonlySet<string>
}

/**
 * Reads an item of which nothing is taken for granted: a player can write anything to their own partition, by any
 * client. Counts that are no numbers read as 0; a top score or date that is none reads as absent.
 *
 * @returns `undefined` where the item has no game title.
 */
export function gameScoreFromItem(item: Readonly<Record<string, unknown>>): GameScore | undefined {
  const { GameTitle, Wins, Losses, TopScore, TopScoreDateTime } = item
  if (typeof GameTitle !== 'string') return undefined
  const topScore = finiteNumber(TopScore)
  const topScoreAt = typeof TopScoreDateTime === 'string' ? new Date(TopScoreDateTime) : undefined
  return {
    gameTitle: GameTitle,
    wins: finiteNumber(Wins) ?? 0,
    losses: finiteNumber(Losses) ?? 0,
    ...(topScore !== undefined && { topScore }),
    ...(topScoreAt && !Number.isNaN(topScoreAt.getTime()) && { topScoreAt }),
  }
}

export function itemFromGameScore(userId: string, score: GameScore): ScoreItem {
  return {
    UserId: userId,
    GameTitle: score.gameTitle,
    Wins: score.wins,
    Losses: score.losses,
    ...(score.topScore !== undefined && { TopScore: score.topScore }),
    ...(score.topScoreAt && { TopScoreDateTime: score.topScoreAt.toISOString() }),
  }
}

/**
 * What a counted round leaves in `RecentRounds`: `2026-11-22T08:26:00.000Z/<round ID>`. A string set has no order, so
 * the time stands first: sorted, the marks tell which rounds are the oldest.
 */
export function roundMark(round: FinishedRound): string {
  return `${round.finishedAt.toISOString()}/${round.roundId}`
}

/** Rounds that stay remembered when the set is trimmed. */
export const keptRounds = 10
/** The set is trimmed once it holds more than this. */
export const trimRoundsAbove = 15

/**
 * The marks to remove from a set that has grown too long: all but the newest, and never the round just counted.
 *
 * @param marks All marks in the set, in any order.
 * @returns Empty while the set is short enough.
 */
export function roundsToForget(marks: Iterable<string>, justCounted: string): string[] {
  const oldestFirst = [...marks].sort()
  if (oldestFirst.length <= trimRoundsAbove) return []
  return oldestFirst.slice(0, -keptRounds).filter((mark) => mark !== justCounted)
}

function finiteNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
