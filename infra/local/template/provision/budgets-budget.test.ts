import { describe, expect, it } from 'vitest'
import { at, problemsOf, stackOf, type Json } from './testing/stack-of.ts'

const budget = {
  BudgetType: 'COST',
  TimeUnit: 'MONTHLY',
  BudgetLimit: { Amount: '7.50', Unit: 'USD' },
}
const notification = {
  NotificationType: 'ACTUAL',
  ComparisonOperator: 'GREATER_THAN',
  Threshold: 80,
}
const subscriber = { SubscriptionType: 'EMAIL', Address: 'a@example.com' }
const alarm = { Notification: notification, Subscribers: [subscriber] }
const properties = { Budget: budget, NotificationsWithSubscribers: [alarm] }

describe('AWS::Budgets::Budget', () => {
  it('is known, and nothing more', () => {
    expect(stackOf({ X: ['Budgets::Budget', properties] }).resources).toEqual([
      {
        logicalId: 'X',
        type: 'AWS::Budgets::Budget',
        physicalId: `leading-key-X-${'A'.repeat(12)}`,
        deletionPolicy: 'Delete',
        updateReplacePolicy: 'Delete',
        properties,
        isInert: true,
      },
    ])
  })

  it.each<[Json, string]>([
    [
      { Budget: { ...budget, BudgetLimit: { Amount: 'five', Unit: 'USD' } } },
      "Budget.BudgetLimit.Amount: This must be a number from 0.01 to 1000000000000, not the text 'five'.",
    ],
    [
      { Budget: { ...budget, TimeUnit: 'WEEKLY' } },
      "Budget.TimeUnit: This must be DAILY or MONTHLY or QUARTERLY or ANNUALLY, not the text 'WEEKLY'.",
    ],
    [
      { Budget: { ...budget, BudgetName: 'a:b' } },
      "Budget.BudgetName: 'a:b' has another form than AWS takes.",
    ],
    [
      {
        NotificationsWithSubscribers: [
          { ...alarm, Subscribers: [{ ...subscriber, Address: 'a' }] },
        ],
      },
      'NotificationsWithSubscribers[0].Subscribers[0].Address: This has 1 characters.',
    ],
    [
      {
        NotificationsWithSubscribers: [
          { ...alarm, Notification: { ...notification, Threshold: 0 } },
        ],
      },
      'NotificationsWithSubscribers[0].Notification.Threshold: This must be a number from 0.1 to 1000000000, not the number 0.',
    ],
  ])('refuses %j', (change, problem) => {
    expect(problemsOf({ X: ['Budgets::Budget', { ...properties, ...change }] })).toEqual([
      `${at}.${problem}`,
    ])
  })
})
