/**
 * AWS::Budgets::Budget. Nothing here costs anything and no e-mail is sent, so that it is known and checked, and does nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-budgets-budget.html
 */
import { listOf, number, object, oneOf, optional, required, text } from '../parse-value.ts'
import { generatedName, lettersAndDigits, randomText } from './generated-names.ts'
import { defineResourceType } from './resource-type.ts'

const budget = object('a budget', {
  BudgetName: optional(
    text({ pattern: /^[^:\\]+$/, allowed: 'text without : and \\', min: 1, max: 100 }),
  ),
  BudgetType: required(oneOf('COST')),
  TimeUnit: required(oneOf('DAILY', 'MONTHLY', 'QUARTERLY', 'ANNUALLY')),
  BudgetLimit: required(
    object('BudgetLimit', {
      Amount: required(number(0.01, 1_000_000_000_000)),
      Unit: required(oneOf('USD')),
    }),
  ),
})

const notification = object('a notification', {
  NotificationType: required(oneOf('ACTUAL', 'FORECASTED')),
  ComparisonOperator: required(oneOf('GREATER_THAN', 'LESS_THAN', 'EQUAL_TO')),
  Threshold: required(number(0.1, 1_000_000_000)),
  ThresholdType: optional(oneOf('PERCENTAGE', 'ABSOLUTE_VALUE')),
})

const subscriber = object('a subscriber', {
  SubscriptionType: required(oneOf('EMAIL')),
  Address: required(
    text({ pattern: /^[^@\s]+@[^@\s]+$/, allowed: 'an e-mail address', min: 3, max: 320 }),
  ),
})

const readProperties = object('AWS::Budgets::Budget', {
  Budget: required(budget),
  NotificationsWithSubscribers: optional(
    listOf(
      object('a notification with subscribers', {
        Notification: required(notification),
        Subscribers: required(listOf(subscriber, 1, 11)),
      }),
      0,
      5,
    ),
  ),
})

export const budgetsBudget = defineResourceType({
  name: 'AWS::Budgets::Budget',
  properties: readProperties,
  attributes: [],
  isInert: true,
  replacedBy: ['NotificationsWithSubscribers'],
  provision({ Budget: { BudgetName } }, { stackName, logicalId, random, remember }) {
    const name =
      BudgetName ??
      remember('physical ID', () =>
        generatedName(stackName, logicalId, randomText(random, lettersAndDigits, 12), 100),
      )
    return { physicalId: name, attributes: {} }
  },
})
